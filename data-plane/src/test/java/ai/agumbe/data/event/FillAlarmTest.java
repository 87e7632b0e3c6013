package ai.agumbe.data.event;

import static ai.agumbe.data.event.FillAlarm.Step.EARLY;
import static ai.agumbe.data.event.FillAlarm.Step.HALF;
import static ai.agumbe.data.event.FillAlarm.Step.LAST;
import static ai.agumbe.data.event.FillAlarm.Step.WELL;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FillAlarmTest {
    private static final long MAX_BYTES = 1 << 20;

    private final TestClock clock = new TestClock();

    @TempDir
    Path directory;

    @Test
    void climbsStepByStepAndIsQuietAgainOnlyWhenAllIsWell() {
        FillAlarm alarm = new FillAlarm();

        assertThat(alarm.look(0.1)).isEqualTo(WELL);
        assertThat(alarm.look(0.2)).isEqualTo(EARLY);
        assertThat(alarm.look(0.55)).isEqualTo(HALF);
        assertThat(alarm.look(0.49)).isEqualTo(HALF);
        assertThat(alarm.look(0.9)).isEqualTo(LAST);
        assertThat(alarm.look(0.1)).isEqualTo(WELL);
    }

    @Test
    void theJournalSaysHowFullItIsBySizeAndByAge() throws IOException {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        JournalSettings settings =
                JournalSettings.of(directory, "node-1", MAX_BYTES, Duration.ofHours(10), Duration.ofMillis(5));
        try (SegmentJournal journal = new SegmentJournal(settings, clock, registry)) {
            assertThat(fill(registry)).isZero();

            journal.open(Exchanges.opening(1), Exchanges.estimate()).end(Exchanges.answered());
            double little = fill(registry);
            clock.advance(Duration.ofHours(3));

            assertThat(little).isPositive().isLessThan(0.01);
            assertThat(fill(registry)).isEqualTo(0.3);
        }
    }

    private static double fill(SimpleMeterRegistry registry) {
        return registry.get("agumbe.journal.fill").gauge().value();
    }
}
