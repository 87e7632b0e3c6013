package ai.agumbe.data.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.model.guard.ContentCheck;
import ai.agumbe.model.guard.Mode;
import ai.agumbe.model.screen.Screen;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AppPolicyTest {
    private final AppPolicy policy = AppPolicy.DEFAULT;

    @Test
    void whatAKeySaysIsMadeReadyOnce() {
        Screen first = policy.under(Map.of("pii", "block"));

        assertThat(first.policy().mode(ContentCheck.PII)).isEqualTo(Mode.BLOCK);
        assertThat(policy.under(new HashMap<>(Map.of("pii", "block")))).isSameAs(first);
        assertThat(policy.under(Map.of("pii", "redact")).policy().mode(ContentCheck.PII))
                .isEqualTo(Mode.REDACT);
    }

    @Test
    void ofManyKeysOnlySomeAreKept() {
        Map<String, Object> settings = Map.of("pii", "block");
        Screen first = policy.under(settings);

        for (int tokens = 1; tokens <= 1_000; tokens++) {
            policy.under(Map.of("maxTokens", tokens));
        }

        assertThat(policy.under(settings)).isNotSameAs(first);
    }
}
