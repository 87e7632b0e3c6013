package ai.agumbe.data.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the journal costs an exchange; prints it, and fails only when it is out of all proportion. */
final class JournalCostTest {
    private static final int ROUNDS = 20_000;
    private static final int WARM_UP = 3;

    @TempDir
    Path directory;

    @Test
    void openingAndEndingAnExchangeTakesMicroseconds() throws IOException {
        JournalSettings settings =
                JournalSettings.of(directory, "node-1", 4L << 30, Duration.ofHours(1), Duration.ofMillis(100));
        try (SegmentJournal journal = JournalFiles.open(settings, new TestClock())) {
            for (int i = 0; i < WARM_UP; i++) {
                exchanges(journal);
                encodings();
            }

            double exchange = exchanges(journal);
            double encoding = encodings();

            System.out.printf("MEASURE open+end %.1f us, of it encoding of both events %.1f us%n", exchange, encoding);
            assertThat(exchange).isLessThan(1_000);
        }
    }

    private static double exchanges(SegmentJournal journal) {
        long before = System.nanoTime();
        for (int i = 0; i < ROUNDS; i++) {
            journal.open(Exchanges.opening(i), Exchanges.estimate()).end(Exchanges.answered());
        }
        return (System.nanoTime() - before) / 1e3 / ROUNDS;
    }

    private static double encodings() throws IOException {
        RecordBuffer buffer = new RecordBuffer();
        long before = System.nanoTime();
        for (int i = 0; i < ROUNDS; i++) {
            buffer.ended(Exchanges.opening(i), Exchanges.answered(), "node-1", i);
        }
        return (System.nanoTime() - before) / 1e3 / ROUNDS;
    }
}
