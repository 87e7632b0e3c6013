package ai.agumbe.data.event;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.data.event.ExchangeJournal.OpenExchange;
import ai.agumbe.data.event.FakeSink.Mood;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JournalSenderTest {
    private final TestClock clock = new TestClock();
    private final FakeSink sink = new FakeSink();

    @TempDir
    Path directory;

    @Test
    void endedExchangesArriveInOrder() throws IOException {
        try (SegmentJournal journal = JournalFiles.open(directory, clock)) {
            JournalSender sender = started(journal);

            answer(journal, 0, 3);
            Eventually.holds(() -> sink.arrived.size() == 3);
            sender.close(Duration.ofSeconds(5));

            assertThat(sink.arrived).containsExactly(Exchanges.eventId(0), Exchanges.eventId(1), Exchanges.eventId(2));
            assertThat(journal.backlog().unsent()).isZero();
        }
    }

    @Test
    void whatIsDoneWithIsDeletedAndNotSentAgain() throws IOException {
        try (SegmentJournal journal = JournalFiles.open(directory, clock)) {
            JournalSender sender = started(journal);
            answer(journal, 0, 50);
            sender.close(Duration.ofSeconds(5));
            assertThat(JournalFiles.segments(directory)).hasSizeLessThan(3);
        }

        try (SegmentJournal journal = JournalFiles.open(directory, clock)) {
            JournalSender sender = started(journal);
            answer(journal, 50, 51);
            sender.close(Duration.ofSeconds(5));
        }

        assertThat(sink.arrived).hasSize(51).doesNotHaveDuplicates();
    }

    @Test
    void anOpenExchangeKeepsItsSegment() throws IOException {
        try (SegmentJournal journal = JournalFiles.open(directory, clock)) {
            JournalSender sender = started(journal);
            OpenExchange open = journal.open(Exchanges.opening(999), Exchanges.estimate());
            Path first = JournalFiles.segments(directory).getFirst();

            answer(journal, 0, 20);
            Eventually.holds(() -> sink.arrived.size() == 20);
            assertThat(first).exists();
            open.end(Exchanges.answered());

            Eventually.holds(() -> !Files.exists(first));
            sender.close(Duration.ofSeconds(5));
        }
    }

    @Test
    void whileKafkaIsAwayNothingIsLostAndLaterAllArrives() throws IOException {
        sink.mood = Mood.IS_AWAY;
        try (SegmentJournal journal = JournalFiles.open(directory, clock)) {
            JournalSender sender = started(journal);
            answer(journal, 0, 10);
            sink.mood = Mood.FAILS;
            answer(journal, 10, 20);
            sink.mood = Mood.KEEPS_SILENT;
            answer(journal, 20, 30);
            assertThat(journal.backlog().unsent()).isEqualTo(30);

            sink.mood = Mood.IS_AWAY;
            sink.close(Duration.ZERO);
            sink.mood = Mood.ACKNOWLEDGES;

            Eventually.holds(() -> journal.backlog().unsent() == 0);
            sender.close(Duration.ofSeconds(5));
            assertThat(new HashSet<>(sink.arrived)).hasSize(30);
        }
    }

    @Test
    void closingDoesNotWaitLongerThanItIsTold() throws IOException {
        sink.mood = Mood.KEEPS_SILENT;
        try (SegmentJournal journal = JournalFiles.open(directory, clock)) {
            JournalSender sender = started(journal);
            answer(journal, 0, 1);

            long before = System.nanoTime();
            sender.close(Duration.ofMillis(200));

            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(3));
            assertThat(journal.backlog().unsent()).isEqualTo(1);
        }
    }

    /** Kills at arbitrary moments of sending and deleting: what was answered arrives at last, in this life or a later one. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aKillBetweenAnyTwoStepsLosesNothing(long seed) throws IOException {
        Random random = new Random(seed);
        Path now = directory.resolve("0");
        Set<UUID> answered = new HashSet<>();
        int number = 0;
        for (int life = 1; life <= 4; life++) {
            Path next = directory.resolve(Integer.toString(life));
            try (SegmentJournal journal = JournalFiles.open(now, clock)) {
                JournalSender sender = started(journal);
                for (int i = 0; i < 40; i++) {
                    sink.mood = random.nextInt(4) == 0 ? Mood.FAILS : Mood.ACKNOWLEDGES;
                    answer(journal, number, number + 1);
                    answered.add(Exchanges.eventId(number++));
                }
                killedImage(now, next);
                sender.close(Duration.ZERO);
            }
            now = next;
        }
        sink.mood = Mood.ACKNOWLEDGES;
        try (SegmentJournal journal = JournalFiles.open(now, clock)) {
            started(journal).close(Duration.ofSeconds(10));
        }

        assertThat(new HashSet<>(sink.arrived)).isEqualTo(answered);
    }

    /** Files vanish and the position moves while we copy: the position is copied first, as a kill would freeze it. */
    private static void killedImage(Path directory, Path copy) throws IOException {
        Files.createDirectories(copy);
        Files.copy(directory.resolve(PositionFile.NAME), copy.resolve(PositionFile.NAME));
        for (Path segment : JournalFiles.segments(directory).reversed()) {
            if (Files.exists(segment)) {
                try {
                    Files.copy(segment, copy.resolve(segment.getFileName()));
                } catch (NoSuchFileException deletedMeanwhile) {
                    assertThat(segment).doesNotExist();
                }
            }
        }
    }

    private JournalSender started(SegmentJournal journal) {
        JournalSender sender = new JournalSender(journal, sink::connect, new SimpleMeterRegistry());
        sender.start();
        return sender;
    }

    private static void answer(SegmentJournal journal, int from, int to) {
        for (int i = from; i < to; i++) {
            journal.open(Exchanges.opening(i), Exchanges.estimate()).end(Exchanges.answered());
        }
    }
}
