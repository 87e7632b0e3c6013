package ai.agumbe.data.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.data.upstream.Limits;
import ai.agumbe.model.config.Timeouts;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimeoutChainTest {
    @Test
    void withoutAnyTheDefaultsHold() {
        assertThat(TimeoutChain.limits(null, null, null))
                .isEqualTo(new Limits(
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(600)));
    }

    @Test
    void theCandidateComesBeforeTheModelBeforeTheProviderEachForItself() {
        Timeouts provider = new Timeouts(1, 1, 1, null);
        Timeouts model = new Timeouts(2, 2, null, null);
        Timeouts candidate = new Timeouts(3, null, null, null);

        assertThat(TimeoutChain.limits(candidate, model, provider))
                .isEqualTo(new Limits(
                        Duration.ofMillis(3), Duration.ofMillis(2), Duration.ofMillis(1), Duration.ofMinutes(10)));
    }
}
