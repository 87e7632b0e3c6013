package ai.agumbe.data.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.agumbe.data.event.ExchangeJournal.OpenExchange;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SegmentJournalTest {
    private final TestClock clock = new TestClock();

    @TempDir
    Path directory;

    @Test
    void anExchangeThatWasOpenAtAKillBecomesOneInterruptedRow() throws IOException {
        Path killed = directory.resolve("killed");
        try (SegmentJournal journal = JournalFiles.open(directory.resolve("a"), clock)) {
            journal.open(Exchanges.opening(1), Exchanges.estimate());
            journal.open(Exchanges.opening(2), Exchanges.estimate()).end(Exchanges.answered());
            JournalFiles.image(directory.resolve("a"), killed);
        }

        JournalFiles.open(killed, clock).close();

        List<JsonNode> rows = JournalFiles.rows(killed);
        assertThat(rows).hasSize(2);
        JsonNode row = rows.getLast();
        assertThat(row.get("eventId").asText()).isEqualTo(Exchanges.eventId(1).toString());
        assertThat(row.get("status").asText()).isEqualTo("error");
        assertThat(row.get("httpStatus").asInt()).isEqualTo(500);
        assertThat(row.get("errorCode").asText()).isEqualTo("interrupted");
        assertThat(row.get("policyVersion").asInt()).isEqualTo(4);
        assertThat(row.get("estimated").asBoolean()).isTrue();
        assertThat(row.get("totalTokens").asInt()).isEqualTo(46);
        assertThat(row.get("createdAt").asText()).isEqualTo("2026-11-21T10:00:00.123Z");
        assertThat(row.get("attempts").get(0).get("outcome").asText()).isEqualTo("interrupted");
        assertThat(row.get("sourceService").asText()).isEqualTo("crm");
        assertThat(row.get("tags")).hasSize(2);
        assertThat(row.get("latencyMs").asLong()).isEqualTo(59_877 + 123);
    }

    @Test
    void anInterruptionNamesTheExchangeThatItServed() throws IOException {
        Path killed = directory.resolve("killed");
        try (SegmentJournal journal = JournalFiles.open(directory.resolve("a"), clock)) {
            journal.open(Exchanges.opening(1, "req-0"), Exchanges.estimate());
            JournalFiles.image(directory.resolve("a"), killed);
        }

        JournalFiles.open(killed, clock).close();

        assertThat(JournalFiles.rows(killed).getFirst().get("parentRequestId").asText())
                .isEqualTo("req-0");
    }

    @Test
    void startingAgainTellsOfAnInterruptionOnlyOnce() throws IOException {
        Path killed = directory.resolve("killed");
        try (SegmentJournal journal = JournalFiles.open(directory.resolve("a"), clock)) {
            journal.open(Exchanges.opening(1), Exchanges.estimate());
            JournalFiles.image(directory.resolve("a"), killed);
        }

        JournalFiles.open(killed, clock).close();
        JournalFiles.open(killed, clock).close();

        assertThat(JournalFiles.rows(killed)).hasSize(1);
    }

    @Test
    void endingTwiceKeepsTheFirst() throws IOException {
        try (SegmentJournal journal = JournalFiles.open(directory, clock)) {
            OpenExchange exchange = journal.open(Exchanges.opening(1), Exchanges.estimate());

            exchange.end(Exchanges.answered());
            exchange.end(Exchanges.refusal());

            assertThat(JournalFiles.rows(directory)).hasSize(1);
            assertThat(JournalFiles.rows(directory).getFirst().get("status").asText())
                    .isEqualTo("success");
        }
    }

    @Test
    void atItsBoundItOpensNothingButStillEnds() throws IOException {
        JournalSettings small =
                new JournalSettings(directory, "n", 1_500, Duration.ofHours(1), Duration.ofMillis(5), 1_000_000);
        try (SegmentJournal journal = JournalFiles.open(small, clock)) {
            OpenExchange first = journal.open(Exchanges.opening(1), Exchanges.estimate());
            journal.refused(Exchanges.opening(2), Exchanges.refusal());

            assertThatThrownBy(() -> journal.open(Exchanges.opening(3), Exchanges.estimate()))
                    .isInstanceOf(JournalFullException.class)
                    .hasMessageContaining("expected: less than 1500");
            journal.refused(Exchanges.opening(4), Exchanges.refusal());
            first.end(Exchanges.answered());

            assertThat(JournalFiles.ended(directory))
                    .extracting(EndedRecord::eventId)
                    .containsExactly(Exchanges.eventId(2), Exchanges.eventId(1));
        }
    }

    @Test
    void whenTheOldestEventWaitedTooLongItOpensNothing() throws IOException {
        try (SegmentJournal journal = JournalFiles.open(directory, clock)) {
            journal.open(Exchanges.opening(1), Exchanges.estimate()).end(Exchanges.answered());
            clock.advance(Duration.ofMinutes(61));

            assertThatThrownBy(() -> journal.open(Exchanges.opening(2), Exchanges.estimate()))
                    .isInstanceOf(JournalFullException.class);
        }
    }

    @Test
    void twoProcessesCannotShareADirectory() throws IOException {
        try (SegmentJournal journal = JournalFiles.open(directory, clock)) {
            assertThat(journal.segments().bytes()).isZero();

            assertThatThrownBy(() -> JournalFiles.open(directory, clock)).hasMessageContaining("is in use");
        }
    }

    @Test
    void interruptedThreadsDoNotHarmTheJournal() throws IOException {
        try (SegmentJournal journal = JournalFiles.open(directory, clock)) {
            Thread.currentThread().interrupt();
            journal.open(Exchanges.opening(1), Exchanges.estimate()).end(Exchanges.answered());
            boolean wasInterrupted = Thread.interrupted();

            journal.open(Exchanges.opening(2), Exchanges.estimate()).end(Exchanges.answered());

            assertThat(wasInterrupted).isTrue();
            assertThat(JournalFiles.rows(directory)).hasSize(2);
        }
    }

    @Test
    void manyVirtualThreadsKeepOneRowEach() throws IOException {
        try (SegmentJournal journal = JournalFiles.open(directory, clock)) {
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 500; i++) {
                    int number = i;
                    var _ = threads.submit(() -> journal.open(Exchanges.opening(number), Exchanges.estimate())
                            .end(Exchanges.answered()));
                }
            }

            assertThat(JournalFiles.ended(directory))
                    .extracting(EndedRecord::eventId)
                    .doesNotHaveDuplicates()
                    .hasSize(500);
        }
    }

    /** Random opens, ends, kills and torn tails: every exchange whose opening reached the disk has exactly one row. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void everyExchangeHasExactlyOneRowWhateverHappens(long seed) throws IOException {
        Random random = new Random(seed);
        Path now = directory.resolve("0");
        int number = 0;
        List<UUID> certain = new ArrayList<>();
        for (int life = 1; life <= 6; life++) {
            Path next = directory.resolve(Integer.toString(life));
            try (SegmentJournal journal = JournalFiles.open(now, clock)) {
                List<OpenExchange> open = new ArrayList<>();
                for (int step = 0; step < 60; step++) {
                    if (random.nextBoolean() || open.isEmpty()) {
                        open.add(journal.open(Exchanges.opening(number), Exchanges.estimate()));
                        certain.add(Exchanges.eventId(number++));
                    } else {
                        open.remove(random.nextInt(open.size())).end(Exchanges.answered());
                    }
                }
                JournalFiles.image(now, next);
            }
            tearTail(next, random, certain);
            now = next;
        }
        JournalFiles.open(now, clock).close();

        assertThat(JournalFiles.ended(now))
                .extracting(EndedRecord::eventId)
                .doesNotHaveDuplicates()
                .containsAll(certain);
    }

    /** Any byte may be damaged: the start goes on, and whatever is still legible has its row. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void damageNeverStopsTheStart(long seed) throws IOException {
        Random random = new Random(seed);
        Path damaged = directory.resolve("damaged");
        try (SegmentJournal journal = JournalFiles.open(directory.resolve("a"), clock)) {
            for (int i = 0; i < 40; i++) {
                journal.open(Exchanges.opening(i), Exchanges.estimate()).end(Exchanges.answered());
            }
            JournalFiles.image(directory.resolve("a"), damaged);
        }
        List<Path> segments = JournalFiles.segments(damaged);
        for (int i = 0; i < 3; i++) {
            Path victim = segments.get(random.nextInt(segments.size()));
            try (RandomAccessFile file = new RandomAccessFile(victim.toFile(), "rw")) {
                file.seek(random.nextLong(file.length()));
                file.write(random.nextInt(256));
            }
        }

        JournalFiles.open(damaged, clock).close();

        Set<UUID> rows = new HashSet<>();
        JournalFiles.ended(damaged).forEach(record -> rows.add(record.eventId()));
        assertThat(rows).hasSizeGreaterThanOrEqualTo(37);
    }

    /** Cuts up to 3,000 bytes off the last segment, as a crash of the host may; what was only there is not certain. */
    private static void tearTail(Path killed, Random random, List<UUID> certain) throws IOException {
        Path last = JournalFiles.segments(killed).getLast();
        Set<UUID> before = OpenedIds.in(killed);
        try (RandomAccessFile file = new RandomAccessFile(last.toFile(), "rw")) {
            file.setLength(Math.max(0, file.length() - random.nextInt(3_000)));
        }
        Set<UUID> after = OpenedIds.in(killed);
        before.removeAll(after);
        certain.removeAll(before);
    }
}
