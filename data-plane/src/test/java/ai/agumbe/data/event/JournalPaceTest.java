package ai.agumbe.data.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What opening an exchange takes, at 2,000 a second and one after the other, with and without syncs meanwhile; prints it. */
final class JournalPaceTest {
    private static final int WARM_UP = 20_000;
    private static final int COUNTED = 20_000;

    @TempDir
    Path directory;

    @Tag("long")
    @ParameterizedTest
    @CsvSource({"100, 500000", "3600000, 500000", "100, 0", "3600000, 0"})
    void openingTakesMicroseconds(long syncMillis, long intervalNanos) throws IOException {
        JournalSettings settings =
                JournalSettings.of(directory, "node-1", 4L << 30, Duration.ofHours(1), Duration.ofMillis(syncMillis));
        try (SegmentJournal journal = JournalFiles.open(settings, new TestClock())) {
            for (int i = 0; i < WARM_UP; i++) {
                open(journal, i);
            }
            long[] nanos = new long[COUNTED];
            long due = System.nanoTime();
            for (int i = 0; i < COUNTED; i++, due += intervalNanos) {
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                nanos[i] = open(journal, WARM_UP + i);
            }
            Arrays.sort(nanos);
            System.out.printf(
                    "MEASURE opening every %,d ns, sync every %,d ms: p50 %.1f us, p90 %.1f us, p99 %.1f us, p99.9 %.1f us, max %.1f us%n",
                    intervalNanos,
                    syncMillis,
                    at(nanos, 0.5),
                    at(nanos, 0.9),
                    at(nanos, 0.99),
                    at(nanos, 0.999),
                    at(nanos, 1));
            assertThat(at(nanos, 0.5)).isLessThan(1_000);
        }
    }

    /** The opening alone; ended as ever after it. */
    private static long open(SegmentJournal journal, int number) {
        Opening opening = Exchanges.opening(number);
        Attempt estimate = Exchanges.estimate();
        long before = System.nanoTime();
        ExchangeJournal.OpenExchange open = journal.open(opening, estimate);
        long took = System.nanoTime() - before;
        open.end(Exchanges.answered());
        return took;
    }

    private static double at(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * share))] / 1e3;
    }
}
