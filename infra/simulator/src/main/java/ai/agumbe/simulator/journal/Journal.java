package ai.agumbe.simulator.journal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Every call in order of its beginning; when it is full the oldest are dropped and counted. */
public final class Journal {
    public static final int MOST_ENTRIES = 5_000_000;
    private static final long ENTRY_BYTES = 30;
    private static final long STRING_BYTES = 60;

    private final Object lock = new Object();
    private final Names names = new Names();
    private final Deque<Segment> segments = new ArrayDeque<>();
    private final long mostBytes;
    private long bytes;
    private long nextSeq = 1;
    private long dropped;

    /** @param mostBytes of memory, about; reached before {@link #MOST_ENTRIES} in a small heap */
    public Journal(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** A page of the journal. */
    public record Page(List<Sale> sales, long dropped) {
        public Page {
            sales = List.copyOf(sales);
        }
    }

    public Entry begin(Call call) {
        Call compact = names.shared(call);
        synchronized (lock) {
            Segment segment = segments.peekLast();
            if (segment == null || segment.isFull()) {
                segment = new Segment(nextSeq);
                segments.addLast(segment);
                dropOldest();
            }
            nextSeq++;
            bytes += size(compact);
            return new Entry(lock, segment, segment.add(compact));
        }
    }

    private void dropOldest() {
        while (segments.size() > 1
                && (bytes > mostBytes || (long) segments.size() * Segment.CAPACITY > MOST_ENTRIES + Segment.CAPACITY)) {
            Segment oldest = segments.removeFirst();
            dropped += oldest.size();
            bytes -= oldest.bytes();
        }
    }

    static long size(Call call) {
        return ENTRY_BYTES
                + (call.simId() == null ? 0 : STRING_BYTES + call.simId().length());
    }

    /** At most {@code limit} entries whose number is greater than {@code after}. */
    public Page read(long after, int limit) {
        synchronized (lock) {
            List<Sale> sales = new ArrayList<>();
            for (Segment segment : segments) {
                if (segment.lastSeq() > after) {
                    for (int at = segment.indexAfter(after); at < segment.size() && sales.size() < limit; at++) {
                        sales.add(segment.sale(at));
                    }
                }
            }
            return new Page(sales, dropped);
        }
    }

    /** Forgets every entry, calls in flight included; numbers go on. */
    public void clear() {
        synchronized (lock) {
            segments.clear();
            bytes = 0;
            dropped = 0;
        }
    }

    public long entries() {
        synchronized (lock) {
            return segments.stream().mapToLong(Segment::size).sum();
        }
    }
}
