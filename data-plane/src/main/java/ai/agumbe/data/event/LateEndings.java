package ai.agumbe.data.event;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Endings that could not be appended, kept in memory until they can be; bounded. */
final class LateEndings {
    private static final long MAX_BYTES = 16L << 20;

    private final Queue<LateEnding> waiting = new ArrayDeque<>();
    private long bytes;

    /** A sealed record, and the segment that waits for it; null for exchanges that were never opened. */
    @SuppressWarnings("ArrayRecordComponent") // carried, never compared
    record LateEnding(byte[] record, @Nullable Segment openedIn) {}

    /** Keeps the ending; false when there is no room. */
    synchronized boolean offer(LateEnding ending) {
        if (bytes + ending.record().length > MAX_BYTES) {
            return false;
        }
        bytes += ending.record().length;
        return waiting.add(ending);
    }

    /** Appends as many as can be; throws when one still cannot. */
    synchronized void appendTo(Segments segments) throws IOException {
        for (LateEnding next = waiting.peek(); next != null; next = waiting.peek()) {
            segments.appendEnding(next.record(), next.record().length);
            waiting.remove();
            bytes -= next.record().length;
            if (next.openedIn() != null) {
                next.openedIn().openExchanges().decrementAndGet();
            }
        }
    }

    synchronized boolean isEmpty() {
        return waiting.isEmpty();
    }
}
