package ai.agumbe.data.event;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The files of the journal in order; the last one takes appends. */
final class Segments implements Closeable {
    private static final int INTERVALS_BETWEEN_TRIES = 10;

    private final JournalSettings settings;
    private final Device device;
    private final Backlog backlog;
    private final ReentrantLock appending = new ReentrantLock();
    private final ConcurrentLinkedDeque<Segment> inOrder = new ConcurrentLinkedDeque<>();
    private final AtomicLong bytes = new AtomicLong();
    private volatile boolean failing;
    private long failedAt;
    private long named;
    private Segment active;

    /** Adds a fresh segment behind those of earlier runs. */
    Segments(JournalSettings settings, Device device, Backlog backlog, Recovery recovery) throws IOException {
        this.settings = settings;
        this.device = device;
        this.backlog = backlog;
        List<Segment> earlier = recovery.segments();
        inOrder.addAll(earlier);
        earlier.forEach(segment -> bytes.addAndGet(segment.size()));
        active = Segment.create(settings.directory(), recovery.nextNumber(), device);
        inOrder.add(active);
        forceNames();
    }

    /** Appends a record and says in which segment it lies, with that segment held back from deletion. */
    Segment appendOpening(RecordBuffer record) throws IOException {
        appending.lock();
        try {
            Segment segment = append(record.array(), record.length());
            segment.openExchanges().incrementAndGet();
            return segment;
        } finally {
            appending.unlock();
        }
    }

    /** Appends the record of an ended exchange; whoever reads it later finds it counted in the backlog. */
    void appendEnding(byte[] record, int length) throws IOException {
        appending.lock();
        try {
            append(record, length);
            backlog.added(Frame.appendedAt(record));
        } finally {
            appending.unlock();
        }
    }

    /** Empties the backlog if nothing was appended behind this position. */
    void clearWhenAtEnd(Position position) {
        appending.lock();
        try {
            if (position.equals(new Position(active.number(), active.size()))) {
                backlog.clear();
            }
        } finally {
            appending.unlock();
        }
    }

    /** Puts everything on the device and lets go of files that are complete; a device that fails is given a pause. */
    synchronized void force() throws IOException {
        long pause = settings.syncInterval().toNanos() * INTERVALS_BETWEEN_TRIES;
        if (failing && System.nanoTime() - failedAt < pause) {
            throw new IOException("device failed a moment ago");
        }
        try {
            forceNames();
            for (Segment segment : inOrder) {
                force(segment);
            }
            failing = false;
        } catch (IOException failed) {
            failing = true;
            failedAt = System.nanoTime();
            throw failed;
        }
    }

    /** Whether the device did not keep what it was last told to. */
    boolean isFailing() {
        return failing;
    }

    /** Whether the oldest segment is no longer needed when everything before this position is done with. */
    boolean canDelete(Position done) {
        Segment oldest = inOrder.getFirst();
        return oldest.isSealed()
                && done.compareTo(new Position(oldest.number(), oldest.size())) >= 0
                && oldest.openExchanges().get() == 0;
    }

    Segment oldest() {
        return inOrder.getFirst();
    }

    void deleteOldest() throws IOException {
        Segment oldest = inOrder.getFirst();
        oldest.delete();
        inOrder.removeFirst();
        bytes.addAndGet(-oldest.size());
    }

    /** The segment of that number or the next higher one; null when all are lower. */
    @Nullable Segment from(long number) {
        for (Segment segment : inOrder) {
            if (segment.number() >= number) {
                return segment;
            }
        }
        return null;
    }

    long bytes() {
        return bytes.get();
    }

    private Segment append(byte[] record, int length) throws IOException {
        if (length > Frame.MAX_BYTES) {
            throw new IOException("record: " + length + " bytes (expected: at most " + Frame.MAX_BYTES + ")");
        }
        if (active.size() > 0 && active.size() + length > settings.segmentBytes()) {
            beginNext();
        }
        active.append(record, length);
        bytes.addAndGet(length);
        if (settings.syncInterval().isZero()) {
            active.force();
        }
        return active;
    }

    private void beginNext() throws IOException {
        Segment next = Segment.create(settings.directory(), active.number() + 1, device);
        active.seal();
        active = next;
        inOrder.add(next);
    }

    private void force(Segment segment) throws IOException {
        try {
            segment.force();
        } catch (IOException failed) {
            replace(segment);
            throw failed;
        }
        if (segment.isSealed()) {
            segment.release();
        }
    }

    /** What the device may have dropped is written once more, elsewhere; what was ended arrives twice, which is no harm. */
    private void replace(Segment doubted) throws IOException {
        appending.lock();
        try {
            if (bytes() >= settings.maxBytes()) {
                throw new IOException("journal is full: what is in doubt cannot be written once more");
            }
            if (doubted == active) {
                beginNext();
            }
            copy(doubted);
            doubted.replaced();
        } finally {
            appending.unlock();
        }
    }

    private void copy(Segment doubted) throws IOException {
        try (FrameReader reader = new FrameReader(doubted.path(), doubted.forced())) {
            for (Frame frame = reader.next(doubted.size()); frame != null; frame = reader.next(doubted.size())) {
                byte[] record = frame.record();
                active.append(record, record.length);
                bytes.addAndGet(record.length);
                if (frame.type() == Frame.ENDED) {
                    backlog.added(frame.appendedAt());
                }
            }
        }
    }

    /** Makes the names of new files survive a crash of the host. */
    private void forceNames() throws IOException {
        long newest = inOrder.getLast().number();
        if (newest == named) {
            return;
        }
        Path directory = settings.directory();
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
        named = newest;
    }

    @Override
    public void close() throws IOException {
        force();
        appending.lock();
        try {
            active.release();
        } finally {
            appending.unlock();
        }
    }
}
