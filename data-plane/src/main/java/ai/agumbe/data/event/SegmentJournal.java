package ai.agumbe.data.event;

import ai.agumbe.data.event.LateEndings.LateEnding;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The journal in files of this node: one write per record under a short lock, forced to the device by a thread of its own. */
public final class SegmentJournal implements ExchangeJournal, Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(SegmentJournal.class);

    private static final long ON_ITS_WAY_MILLIS = 1_000;
    private final JournalSettings settings;
    private final InstantSource clock;
    private final JournalMeters meters;
    private final RecordBuffers buffers = new RecordBuffers();
    private final LateEndings late = new LateEndings();
    private final Backlog backlog = new Backlog();
    private final DirectoryLock lock;
    private final PositionFile sent;
    private final Segments segments;
    private final Fill fill;
    private final FillAlarm alarm = new FillAlarm();
    private final SyncThread sync;

    /** Opens the directory, reads what is there, and tells of exchanges that were open when the node died. */
    public SegmentJournal(JournalSettings settings, InstantSource clock, MeterRegistry registry) throws IOException {
        this(settings, Device.REAL, clock, registry);
    }

    SegmentJournal(JournalSettings settings, Device device, InstantSource clock, MeterRegistry registry)
            throws IOException {
        this.settings = settings;
        this.clock = clock;
        this.meters = new JournalMeters(registry);
        Files.createDirectories(settings.directory());
        lock = DirectoryLock.of(settings.directory());
        sent = PositionFile.open(settings.directory());
        Recovery recovery = new Recovery(settings.directory(), sent.position(), backlog);
        recovery.run();
        segments = new Segments(settings, device, backlog, recovery);
        meters.damages(recovery.damages());
        fill = new Fill(settings, segments, backlog, clock);
        meters.watch(segments, backlog, fill, clock);
        interrupt(recovery);
        sync = new SyncThread(settings.syncInterval(), this::sync);
        sync.start();
    }

    @Override
    public OpenExchange open(Opening opening, Attempt estimate) {
        checkRoom();
        try {
            RecordBuffer buffer = buffers.take();
            buffer.opened(opening, estimate, clock.millis());
            Segment segment = segments.appendOpening(buffer);
            buffers.giveBack(buffer);
            return new Open(opening, segment);
        } catch (IOException failed) {
            meters.failedAppend();
            throw new JournalFullException(
                    "journal: " + failed.getMessage() + " (expected: a directory that takes writes)");
        }
    }

    @Override
    public void refused(Opening opening, Ending ending) {
        if (segments.bytes() > settings.maxBytesOfRefusals()) {
            meters.droppedRefusal();
            return;
        }
        keep(opening, ending, null);
    }

    /** Stops taking exchanges and puts everything on the device. Close the sender first. */
    @Override
    public void close() throws IOException {
        sync.stop();
        try (lock;
                sent;
                segments) {
            late.appendTo(segments);
        }
    }

    /**
     * Kafka has every exchange that ended before; null while some are kept in memory because the disk takes none. What ended a
     * moment ago may be on its way into the journal.
     */
    public @Nullable Instant shippedTo() {
        long now = clock.millis();
        long reached = backlog.allSentBefore(now) - ON_ITS_WAY_MILLIS;
        return late.isEmpty() ? Instant.ofEpochMilli(reached) : null;
    }

    Segments segments() {
        return segments;
    }

    Backlog backlog() {
        return backlog;
    }

    PositionFile sent() {
        return sent;
    }

    private void checkRoom() {
        if (segments.bytes() >= settings.maxBytes()) {
            throw new JournalFullException("journal: " + segments.bytes() + " bytes (expected: less than "
                    + settings.maxBytes() + "; is Kafka reachable?)");
        }
        long age = backlog.oldestAgeMillis(clock.millis());
        if (age >= settings.maxAge().toMillis()) {
            throw new JournalFullException("journal: oldest event waits for " + age / 1000 + " s (expected: less than "
                    + settings.maxAge().toSeconds() + "; is Kafka reachable?)");
        }
        if (segments.isFailing()) {
            throw new JournalFullException(
                    "journal: its device does not keep what is written (expected: one that does)");
        }
        if (!late.isEmpty()) {
            throw new JournalFullException("journal: writing fails (expected: a disk with room)");
        }
    }

    private void keep(Opening opening, Ending ending, @Nullable Segment openedIn) {
        try {
            RecordBuffer buffer = buffers.take();
            buffer.ended(opening, ending, settings.node(), clock.millis());
            keep(buffer, openedIn);
            buffers.giveBack(buffer);
        } catch (RuntimeException unwritable) {
            meters.lostEnding();
            LOG.atError()
                    .setCause(unwritable)
                    .addKeyValue("event", opening.eventId())
                    .log("exchange cannot be written");
        }
    }

    private void keep(RecordBuffer buffer, @Nullable Segment openedIn) {
        if (buffer.length() > Frame.MAX_BYTES) {
            throw new IllegalArgumentException(
                    "record: " + buffer.length() + " bytes (expected: at most " + Frame.MAX_BYTES + ")");
        }
        try {
            segments.appendEnding(buffer.array(), buffer.length());
            if (openedIn != null) {
                openedIn.openExchanges().decrementAndGet();
            }
        } catch (IOException failed) {
            meters.failedAppend();
            byte[] record = Arrays.copyOf(buffer.array(), buffer.length());
            if (!late.offer(new LateEnding(record, openedIn))) {
                meters.lostEnding();
                LOG.atError().setCause(failed).log("ending lost: journal takes no writes and memory is full");
            }
        }
    }

    private void interrupt(Recovery recovery) throws IOException {
        Segment oldest = segments.oldest();
        for (OpeningRecord record : recovery.open()) {
            oldest.openExchanges().incrementAndGet();
            keep(record.opening(), Interruption.of(record, clock.instant()), oldest);
        }
        segments.force();
        int count = recovery.open().size();
        meters.interrupted(count);
        if (count > 0) {
            LOG.atWarn().addKeyValue("exchanges", count).log("exchanges were interrupted by the node's last end");
        }
    }

    private void sync() {
        FillAlarm.Step _ = alarm.look(fill.share());
        try {
            late.appendTo(segments);
            segments.force();
        } catch (IOException | RuntimeException failed) {
            meters.failedSync();
            LOG.atError().setCause(failed).log("journal cannot be written");
        }
    }

    private final class Open implements OpenExchange {
        private final Opening opening;
        private final Segment openedIn;
        private final AtomicBoolean ended = new AtomicBoolean();

        Open(Opening opening, Segment openedIn) {
            this.opening = opening;
            this.openedIn = openedIn;
        }

        @Override
        public void end(Ending ending) {
            if (ended.compareAndSet(false, true)) {
                keep(opening, ending, openedIn);
            }
        }
    }
}
