package ai.agumbe.bench.load;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/** Times in nanoseconds, recorded without locks by many event loops and read as one histogram. */
final class Latencies {
    private static final long LONGEST_NANOS = 120_000_000_000L;
    private static final int DIGITS = 3;

    private final List<Recorder> recorders = new ArrayList<>();

    Latencies(int loops) {
        for (int loop = 0; loop < loops; loop++) {
            recorders.add(new Recorder(LONGEST_NANOS, DIGITS));
        }
    }

    void record(int loop, long nanos) {
        recorders.get(loop).recordValue(Math.clamp(nanos, 0, LONGEST_NANOS));
    }

    /** What was recorded since the last call. */
    Histogram take() {
        var all = new Histogram(LONGEST_NANOS, DIGITS);
        recorders.forEach(recorder -> all.add(recorder.getIntervalHistogram()));
        return all;
    }
}
