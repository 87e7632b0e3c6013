package ai.agumbe.model.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigKeyTest {
    @Test
    void keysAreReadAsTheyAreWritten() {
        for (String text : List.of("tenant//acme", "app/acme/default", "model//@openai/gpt-4o", "later/acme/a/b/c")) {
            assertThat(ConfigKey.parse(text)).hasToString(text);
        }
        assertThat(ConfigKey.parse("model//@a/b")).isEqualTo(ConfigKey.of(ConfigKind.MODEL, "", "@a/b"));
    }

    @Test
    void whatIsNoKeyIsRefused() {
        for (String text : List.of("", "a", "a/b", "/a/b", "a/b/")) {
            assertThatThrownBy(() -> ConfigKey.parse(text))
                    .as(text)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("expected: kind/tenant/id");
        }
    }

    @Test
    void kindsAreKnownByTheirWireNames() {
        for (ConfigKind kind : ConfigKind.values()) {
            assertThat(ConfigKind.of(kind.wireName())).contains(kind);
        }
        assertThat(ConfigKind.of("later")).isEmpty();
    }

    @Test
    void aTenantsOwnAndWhatThePlatformSharesMayBeReferredTo() {
        assertThat(Sharing.allows("acme", Sharing.WITH_NONE, "acme")).isTrue();
        assertThat(Sharing.allows("other", Sharing.WITH_ALL, "acme")).isFalse();
        assertThat(Sharing.allows("", Sharing.WITH_ALL, "acme")).isTrue();
        assertThat(Sharing.allows("", List.of("acme"), "acme")).isTrue();
        assertThat(Sharing.allows("", Sharing.WITH_NONE, "acme")).isFalse();
    }
}
