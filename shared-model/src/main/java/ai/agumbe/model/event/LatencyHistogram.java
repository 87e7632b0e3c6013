package ai.agumbe.model.event;

/**
 * The 64 buckets in which latencies are counted. Bucket i holds what took longer than bound i-1 and at most bound i
 * milliseconds; bounds go 1, 2, … 8 and then grow by a quarter each (10, 12, 15, 18, 22, …, about 25 minutes). The
 * last bucket holds everything longer.
 */
public final class LatencyHistogram {
    public static final int BUCKETS = 64;
    private static final long[] BOUNDS = bounds();

    private LatencyHistogram() {}

    /** The bucket of a latency. */
    public static int bucketOf(long millis) {
        int low = 0;
        int high = BUCKETS - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (millis <= BOUNDS[middle]) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** The most that a latency in this bucket was, in milliseconds; of the last bucket, the least. */
    public static long boundOf(int bucket) {
        return BOUNDS[Math.min(bucket, BUCKETS - 2)];
    }

    /** The latency that {@code percent} of all counted ones did not exceed, to a quarter exactly; 0 when none were. */
    public static long percentile(long[] counts, int percent) {
        long all = 0;
        for (long count : counts) {
            all += count;
        }
        long rank = Math.max(1, (all * percent + 99) / 100);
        long seen = 0;
        for (int bucket = 0; bucket < counts.length; bucket++) {
            if (counts[bucket] > 0 && seen + counts[bucket] >= rank) {
                return within(bucket, rank - seen, counts[bucket]);
            }
            seen += counts[bucket];
        }
        return 0;
    }

    /** As if the latencies of a bucket lay evenly between its bounds. */
    private static long within(int bucket, long rank, long count) {
        long from = bucket == 0 ? 0 : BOUNDS[bucket - 1];
        return bucket == BUCKETS - 1 ? from : from + (boundOf(bucket) - from) * rank / count;
    }

    private static long[] bounds() {
        long[] bounds = new long[BUCKETS];
        bounds[0] = 1;
        for (int bucket = 1; bucket < BUCKETS - 1; bucket++) {
            bounds[bucket] = bounds[bucket - 1] + Math.max(1, bounds[bucket - 1] / 4);
        }
        bounds[BUCKETS - 1] = Long.MAX_VALUE;
        return bounds;
    }
}
