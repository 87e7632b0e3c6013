package ai.agumbe.data.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailingDeviceTest {
    private final TestClock clock = new TestClock();
    private final FakeDevice device = new FakeDevice();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @TempDir
    Path directory;

    @Test
    void whatItDidNotKeepIsKeptWhenItWorksAgain() throws IOException {
        Path crashed = directory.resolve("crashed");
        try (SegmentJournal journal = open()) {
            fail(journal, 1);

            device.fails = false;

            Eventually.holds(() -> !journal.segments().isFailing());
            device.image(crashed);
        }
        assertThat(JournalFiles.ended(crashed)).extracting(EndedRecord::eventId).contains(Exchanges.eventId(1));
    }

    @Test
    void noExchangeIsOpenedWhileItKeepsNothing() throws IOException {
        try (SegmentJournal journal = open()) {
            fail(journal, 1);
            assertThatThrownBy(() -> journal.open(Exchanges.opening(2), Exchanges.estimate()))
                    .isInstanceOf(JournalFullException.class)
                    .hasMessageContaining("device");

            device.fails = false;

            Eventually.holds(() -> !journal.segments().isFailing());
            journal.open(Exchanges.opening(3), Exchanges.estimate()).end(Exchanges.answered());
        }
        assertThat(registry.counter("agumbe.journal.failed.syncs").count()).isPositive();
    }

    @Test
    void whatIsAppendedIsSentEvenWhileItKeepsNothing() throws IOException {
        FakeSink sink = new FakeSink();
        try (SegmentJournal journal = open()) {
            for (int i = 0; i < 20; i++) {
                journal.open(Exchanges.opening(i), Exchanges.estimate()).end(Exchanges.answered());
            }
            fail(journal, 20);
            JournalSender sender = new JournalSender(journal, sink::connect, registry);
            sender.start();

            Eventually.holds(() -> sink.arrived.contains(Exchanges.eventId(20)));
            int before = device.failures;
            Eventually.holds(() -> device.failures > before);
            assertThat(registry.counter("agumbe.events.send.failures").count())
                    .as("connections given up")
                    .isZero();

            device.fails = false;
            sender.close(Duration.ofSeconds(5));
            Eventually.holds(() -> !journal.segments().isFailing());
        }
        assertThat(JournalFiles.segments(directory.resolve("a"))).isNotEmpty();
    }

    private void fail(SegmentJournal journal, int exchange) {
        var open = journal.open(Exchanges.opening(exchange), Exchanges.estimate());
        device.fails = true;
        open.end(Exchanges.answered());
        Eventually.holds(() -> device.failures > 0 && journal.segments().isFailing());
    }

    private SegmentJournal open() throws IOException {
        return new SegmentJournal(JournalFiles.settings(directory.resolve("a")), device, clock, registry);
    }
}
