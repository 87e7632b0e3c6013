package ai.agumbe.data.config;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.model.topic.NodeReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LiveNodesTest {
    private final AtomicLong nanos = new AtomicLong();
    private final LiveNodes nodes = new LiveNodes("self", nanos::get, () -> {
        throw new IllegalStateException("never asked");
    });

    private void hear(String... ids) {
        nodes.hear(Arrays.stream(ids)
                .map(id -> new NodeReport(id, "data", 1, null, null, null, Instant.EPOCH))
                .toList());
    }

    private void later(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void whoeverWasHeardOfWithinThreeSecondsLives() {
        assertThat(nodes.count()).isEqualTo(1);

        hear("self", "b", "c");
        assertThat(nodes.count()).isEqualTo(3);

        later(Duration.ofMillis(2_900));
        hear("self", "b");
        assertThat(nodes.count()).isEqualTo(3);

        later(Duration.ofMillis(200));
        hear();
        assertThat(nodes.count()).isEqualTo(2);
    }

    @Test
    void whileTheTopicIsSilentTheLastNumberHolds() {
        hear("self", "b", "c");

        later(Duration.ofMinutes(5));
        hear();
        assertThat(nodes.count()).isEqualTo(3);

        hear("self");
        assertThat(nodes.count()).isEqualTo(1);
    }

    @Test
    void otherPlanesDoNotCount() {
        nodes.hear(List.of(
                new NodeReport("self", "data", 1, null, null, null, Instant.EPOCH),
                new NodeReport("x", "control", 1, null, null, null, Instant.EPOCH)));

        assertThat(nodes.count()).isEqualTo(1);
    }
}
