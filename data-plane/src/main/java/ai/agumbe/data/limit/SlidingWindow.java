package ai.agumbe.data.limit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * What was taken within the last minute, or hour. What falls into the same sixtieth is kept as one entry, which leaves with its
 * latest part: so never more than the limit is taken within any span of the window's length, what was taken may count for a
 * sixtieth longer, and there are few entries however high the limit.
 */
final class SlidingWindow {
    static final int PARTS = 60;

    private final long windowMillis;
    private final long partMillis;
    private final Deque<Entry> entries = new ArrayDeque<>();

    private static final class Entry {
        private long at;
        private long count;

        Entry(long at) {
            this.at = at;
        }
    }

    SlidingWindow(long windowMillis) {
        this.windowMillis = windowMillis;
        this.partMillis = windowMillis / PARTS;
    }

    /** What counts now. */
    long used(long now) {
        long used = 0;
        for (Entry entry : entries) {
            used += hasLeft(entry, now) ? 0 : entry.count;
        }
        return used;
    }

    private boolean hasLeft(Entry entry, long now) {
        return entry.at + windowMillis <= now;
    }

    void take(long now, long cost) {
        while (!entries.isEmpty() && hasLeft(entries.getFirst(), now)) {
            entries.removeFirst();
        }
        Entry last = entries.peekLast();
        if (last == null || last.at / partMillis < now / partMillis) {
            last = new Entry(now);
            entries.addLast(last);
        }
        last.at = Math.max(last.at, now);
        last.count += cost;
    }

    /** Until there is room; the whole window when there never will be. */
    long waitMillis(long now, long cost, long limit) {
        long left = used(now);
        for (Entry entry : entries) {
            left -= hasLeft(entry, now) ? 0 : entry.count;
            if (!hasLeft(entry, now) && left + cost <= limit) {
                return entry.at + windowMillis - now;
            }
        }
        return windowMillis;
    }

    /** What was taken then was more by this, or less. */
    void correct(long at, long difference) {
        for (Iterator<Entry> each = entries.descendingIterator(); each.hasNext(); ) {
            Entry entry = each.next();
            if (entry.at / partMillis == at / partMillis) {
                entry.count = Math.max(0, entry.count + difference);
                return;
            }
        }
    }

    /** Until all of it is free; zero when it is. */
    long resetMillis(long now) {
        return entries.isEmpty() ? 0 : Math.max(0, entries.getLast().at + windowMillis - now);
    }
}
