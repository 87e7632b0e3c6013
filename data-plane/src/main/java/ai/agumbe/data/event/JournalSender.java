package ai.agumbe.data.event;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drains the journal to Kafka with one thread: sends in order, remembers up to where everything is acknowledged, deletes
 * segments that are done with. While Kafka is away it keeps trying; what was not acknowledged is sent again.
 */
public final class JournalSender {
    private static final Logger LOG = LoggerFactory.getLogger(JournalSender.class);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long SAVE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long MIN_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long MAX_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final Segments segments;
    private final Backlog backlog;
    private final PositionFile sent;
    private final Supplier<EventSink> sinks;
    private final JournalCursor cursor;
    private Window window = new Window();
    private final Counter sentEvents;
    private final Counter failures;
    private final Counter refusals;
    private final Thread thread;

    private @Nullable EventSink sink;
    private Position acknowledged;
    private long savedAt = System.nanoTime();
    private long cleaningFrom = System.nanoTime();
    private long pause = MIN_PAUSE_NANOS;
    private volatile boolean closing;
    private volatile long closingDeadline;

    JournalSender(SegmentJournal journal, Supplier<EventSink> sinks, MeterRegistry registry) {
        this.segments = journal.segments();
        this.backlog = journal.backlog();
        this.sent = journal.sent();
        this.sinks = sinks;
        this.acknowledged = sent.position();
        this.cursor = new JournalCursor(segments, acknowledged);
        this.sentEvents = registry.counter("agumbe.events.sent");
        this.failures = registry.counter("agumbe.events.send.failures");
        this.refusals = registry.counter("agumbe.events.refused");
        this.thread = Thread.ofPlatform().name("journal-sender").daemon().unstarted(this::run);
    }

    /** A sender to these brokers; {@link #start} begins. */
    public static JournalSender toKafka(
            SegmentJournal journal, String bootstrapServers, String node, MeterRegistry registry) {
        return new JournalSender(journal, () -> new KafkaEventSink(bootstrapServers, node), registry);
    }

    /** Begins; returns at once, whether Kafka is there or not. */
    public void start() {
        thread.start();
    }

    /** Sends what is left, but no longer than this, and ends. */
    public void close(Duration limit) {
        closingDeadline = System.nanoTime() + limit.toNanos();
        closing = true;
        LockSupport.unpark(thread);
        try {
            boolean _ = thread.join(limit.plus(GRACE));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!isDone()) {
            try {
                turn();
            } catch (IOException | RuntimeException failure) {
                startOver(failure);
            }
        }
        finish();
    }

    private boolean isDone() {
        return closing && (System.nanoTime() >= closingDeadline || (window.isEmpty() && backlog.unsent() == 0));
    }

    private void turn() throws IOException {
        EventSink open = sink;
        if (open == null) {
            open = sinks.get();
            sink = open;
        }
        Exception failure = window.failure();
        if (failure == null) {
            fill(open);
        } else if (window.isSettled()) {
            startOver(failure);
            return;
        }
        boolean moved = settle();
        clean();
        if (!moved) {
            LockSupport.parkNanos(this, POLL_NANOS);
        }
    }

    private void fill(EventSink open) throws IOException {
        while (!window.isFull() && window.failure() == null) {
            Frame frame = cursor.next();
            if (frame == null) {
                settleBacklog();
                return;
            }
            if (frame.type() == Frame.ENDED) {
                ship(open, frame);
            }
        }
    }

    /** What was damaged after it was counted is not waited for. */
    private void settleBacklog() {
        if (window.isEmpty() && backlog.unsent() > 0) {
            segments.clearWhenAtEnd(cursor.position());
        }
    }

    private void ship(EventSink open, Frame frame) {
        EndedRecord record;
        try {
            record = EndedRecord.read(frame.payload());
        } catch (RuntimeException illegible) {
            LOG.atWarn()
                    .setCause(illegible)
                    .addKeyValue("offset", frame.start())
                    .log("journal record skipped");
            return;
        }
        Shipment shipment = new Shipment(window, frame, cursor.position());
        window.add(shipment);
        open.send(record, shipment);
    }

    private boolean settle() {
        boolean moved = false;
        for (Shipment arrived = window.takeArrived(); arrived != null; arrived = window.takeArrived()) {
            Exception refusal = arrived.refusal();
            if (refusal != null) {
                refusals.increment();
                LOG.atError()
                        .setCause(refusal)
                        .addKeyValue("offset", arrived.end())
                        .log("event refused by Kafka");
            }
            acknowledged = arrived.end();
            backlog.sent(arrived.appendedAt());
            sentEvents.increment();
            pause = MIN_PAUSE_NANOS;
            moved = true;
        }
        if (window.isEmpty()) {
            acknowledged = cursor.position();
        }
        return moved;
    }

    /** A disk that takes nothing keeps us from deleting, not from sending. */
    private void clean() {
        if (System.nanoTime() < cleaningFrom) {
            return;
        }
        try {
            rememberAndDelete();
        } catch (IOException failed) {
            cleaningFrom = System.nanoTime() + MAX_PAUSE_NANOS;
            LOG.atWarn().setCause(failed).log("nothing deleted from the journal, trying again");
        }
    }

    /** Remembers how far we are, and only then deletes what is done with. */
    private void rememberAndDelete() throws IOException {
        boolean due = System.nanoTime() - savedAt >= SAVE_NANOS;
        if (due && !acknowledged.equals(sent.position())) {
            sent.write(acknowledged);
            savedAt = System.nanoTime();
        }
        while (segments.canDelete(acknowledged)) {
            segments.force();
            sent.write(acknowledged);
            sent.force();
            segments.deleteOldest();
        }
    }

    /** Goes back to the last acknowledged event with a new connection, after a pause. */
    private void startOver(Exception failure) {
        failures.increment();
        LOG.atWarn().setCause(failure).addKeyValue("pauseMs", pause / 1_000_000).log("events not sent, trying again");
        closeSink(Duration.ZERO);
        window = new Window();
        try {
            cursor.moveTo(acknowledged);
        } catch (IOException unclosable) {
            LOG.atWarn().setCause(unclosable).log("journal segment not closed");
        }
        LockSupport.parkNanos(this, pause);
        pause = Math.min(pause * 2, MAX_PAUSE_NANOS);
    }

    private void finish() {
        long left = Math.max(0, closingDeadline - System.nanoTime());
        closeSink(Duration.ofNanos(left));
        boolean _ = settle();
        try {
            sent.write(acknowledged);
            sent.force();
            cursor.close();
        } catch (IOException failed) {
            LOG.atWarn().setCause(failed).log("position not written: some events will be sent again");
        }
    }

    private void closeSink(Duration limit) {
        EventSink open = sink;
        sink = null;
        if (open == null) {
            return;
        }
        try {
            open.close(limit);
        } catch (RuntimeException failed) {
            LOG.atWarn().setCause(failed).log("event sink not closed");
        }
    }
}
