package ai.agumbe.model.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class GatewayKeyTest {
    /** Its check sum was computed by another program. */
    private static final String KNOWN = "agk_" + "A".repeat(16) + "." + "B".repeat(43) + "0gzs5R";

    @Test
    void theFormIsFixed() {
        GatewayKey key = new GatewayKey("A".repeat(16), "B".repeat(43));

        assertThat(key.plaintext()).isEqualTo(KNOWN);
        assertThat(key.sha256()).isEqualTo("412dc46cc9e3cb26f29f7c1415c556349af62904c5d15b0a2d8cfdc5cfa22b34");
    }

    @Test
    void whatIsGeneratedIsReadBack() {
        SecureRandom random = new SecureRandom();
        for (int i = 0; i < 200; i++) {
            GatewayKey key = GatewayKey.generate(random);

            assertThat(key.plaintext()).matches("agk_[0-9A-Za-z]{16}\\.[0-9A-Za-z]{49}");
            assertThat(GatewayKey.parse(key.plaintext())).contains(key);
        }
    }

    @Test
    void everyMistypedLetterIsNoticed() {
        String key = GatewayKey.generate(new SecureRandom()).plaintext();
        for (int i = 0; i < key.length(); i++) {
            String mistyped = key.substring(0, i) + (key.charAt(i) == 'x' ? 'y' : 'x') + key.substring(i + 1);

            assertThat(GatewayKey.parse(mistyped)).as(mistyped).isEmpty();
        }
    }

    @Test
    void whatIsNotAKeyIsNotRead() {
        for (String text : new String[] {
            "", "agk_", KNOWN + "0", KNOWN.substring(1), " " + KNOWN.substring(1), KNOWN.replace('B', 'é')
        }) {
            assertThat(GatewayKey.parse(text)).as(text).isEmpty();
        }
    }

    @Test
    void onlyItsOwnSecretMatches() {
        GatewayKey key = GatewayKey.generate(new SecureRandom());
        GatewayKey rotated = GatewayKey.withNewSecret(key.id(), new SecureRandom());

        assertThat(key.matches(key.sha256())).isTrue();
        assertThat(rotated.matches(key.sha256())).isFalse();
        assertThat(rotated.id()).isEqualTo(key.id());
        assertThat(key.matches("")).isFalse();
    }

    @Test
    void theSecretDoesNotPrint() {
        GatewayKey key = GatewayKey.generate(new SecureRandom());

        assertThat(key.toString()).contains(key.id()).doesNotContain(key.secret());
    }
}
