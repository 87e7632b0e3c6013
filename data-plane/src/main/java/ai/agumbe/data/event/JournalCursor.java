package ai.agumbe.data.event;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the journal in order while it grows; for one thread. */
final class JournalCursor implements Closeable {
    private final Segments segments;
    private Position position;
    private @Nullable Segment segment;
    private @Nullable FrameReader reader;

    JournalCursor(Segments segments, Position position) {
        this.segments = segments;
        this.position = position;
    }

    /** The next record, whatever its type; null when there is none yet. */
    @Nullable Frame next() throws IOException {
        while (true) {
            Segment current = segment;
            FrameReader open = reader;
            if (current == null || open == null) {
                if (!openFrom(position)) {
                    return null;
                }
                continue;
            }
            boolean sealed = current.isSealed();
            Frame frame = open.next(current.size());
            if (frame != null) {
                position = new Position(current.number(), frame.end());
                return frame;
            }
            if (!sealed || !leave(current)) {
                return null;
            }
        }
    }

    /** Behind the last record read. */
    Position position() {
        return position;
    }

    void moveTo(Position next) throws IOException {
        close();
        position = next;
    }

    private boolean openFrom(Position start) throws IOException {
        Segment found = segments.from(start.segment());
        if (found == null) {
            return false;
        }
        long offset = found.number() == start.segment() ? Math.min(start.offset(), found.size()) : 0;
        segment = found;
        reader = new FrameReader(found.path(), offset);
        position = new Position(found.number(), offset);
        return true;
    }

    /** Goes to the next segment, if there is one; damage at the end of this one is left behind. */
    private boolean leave(Segment complete) throws IOException {
        if (segments.from(complete.number() + 1) == null) {
            return false;
        }
        moveTo(new Position(complete.number() + 1, 0));
        return true;
    }

    @Override
    public void close() throws IOException {
        FrameReader open = reader;
        segment = null;
        reader = null;
        if (open != null) {
            open.close();
        }
    }
}
