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
    private final JournalSettings settings;
    private final ReentrantLock appending = new ReentrantLock();
    private final ConcurrentLinkedDeque<Segment> inOrder = new ConcurrentLinkedDeque<>();
    private final AtomicLong bytes = new AtomicLong();
    private Segment active;

    /** Adds a fresh segment behind those of earlier runs; {@code number} was never used before. */
    Segments(JournalSettings settings, List<Segment> earlier, long number) throws IOException {
        this.settings = settings;
        inOrder.addAll(earlier);
        earlier.forEach(segment -> bytes.addAndGet(segment.size()));
        active = Segment.create(settings.directory(), number);
        inOrder.add(active);
        forceDirectory();
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
    void appendEnding(byte[] record, int length, Backlog backlog) throws IOException {
        appending.lock();
        try {
            append(record, length);
            backlog.added(Frame.appendedAt(record));
        } finally {
            appending.unlock();
        }
    }

    /** Empties the backlog if nothing was appended behind this position. */
    void clearWhenAtEnd(Backlog backlog, Position position) {
        appending.lock();
        try {
            if (position.equals(new Position(active.number(), active.size()))) {
                backlog.clear();
            }
        } finally {
            appending.unlock();
        }
    }

    /** Puts everything on the device and lets go of files that are complete. */
    void force() throws IOException {
        for (Segment segment : inOrder) {
            segment.force();
            if (segment.isSealed()) {
                segment.release();
            }
        }
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
            Segment next = Segment.create(settings.directory(), active.number() + 1);
            active.seal();
            active = next;
            inOrder.add(next);
        }
        active.append(record, length);
        bytes.addAndGet(length);
        if (settings.syncInterval().isZero()) {
            active.force();
        }
        return active;
    }

    /** Makes the names of new files survive a crash of the host. */
    void forceDirectory() throws IOException {
        Path directory = settings.directory();
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        appending.lock();
        try {
            force();
            active.release();
        } finally {
            appending.unlock();
        }
    }
}
