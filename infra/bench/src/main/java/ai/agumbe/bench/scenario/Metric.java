package ai.agumbe.bench.scenario;

/** One column of a table. */
public record Metric(String label, int decimals, Comparison comparison) {
    /** What is printed beside the figure itself. */
    public enum Comparison {
        NONE,
        /** The figure divided by nginx's. */
        OF_NGINX,
        /** The figure less the direct call's. */
        OVER_DIRECT
    }

    static final Metric PER_SECOND = new Metric("requests/s", 0, Comparison.OF_NGINX);
    static final Metric OWN_CPU = new Metric("own CPU µs", 1, Comparison.OF_NGINX);
    static final Metric P50 = new Metric("p50 ms", 3, Comparison.OVER_DIRECT);
    static final Metric P99 = new Metric("p99 ms", 3, Comparison.OVER_DIRECT);
    static final Metric MAX = new Metric("max ms", 1, Comparison.NONE);
    static final Metric MEGABYTES = new Metric("prompt MB/s", 1, Comparison.OF_NGINX);
    static final Metric READY = new Metric("ready ms", 0, Comparison.NONE);
    static final Metric ANSWERED = new Metric("answered ms", 0, Comparison.NONE);
    static final Metric FIRST_CALL = new Metric("first call ms", 0, Comparison.NONE);
    static final Metric READY_AGAIN = new Metric("with copy: ready ms", 0, Comparison.NONE);
    static final Metric ANSWERED_AGAIN = new Metric("with copy: answered ms", 0, Comparison.NONE);
    static final Metric FIRST_CALL_AGAIN = new Metric("with copy: first call ms", 0, Comparison.NONE);
    static final Metric EVENTS = new Metric("chunks/s", 0, Comparison.NONE);
    static final Metric PER_SECOND_ENTERED = new Metric("exchanges/s", 0, Comparison.NONE);
    static final Metric SHOWN_P50 = new Metric("row shown p50 ms", 0, Comparison.NONE);
    static final Metric SHOWN_P99 = new Metric("p99", 0, Comparison.NONE);
    static final Metric SHOWN_MAX = new Metric("max", 0, Comparison.NONE);
    static final Metric LINE_P99 = new Metric("ledger line p99", 0, Comparison.NONE);
    static final Metric OPENING_P50 = new Metric("journal opening p50 µs", 0, Comparison.NONE);
    static final Metric OPENING_P99 = new Metric("opening p99 µs", 0, Comparison.NONE);
    static final Metric OPENING_MAX = new Metric("opening max µs", 0, Comparison.NONE);
    static final Metric INPUT_CHECKED = new Metric("ask checked µs", 1, Comparison.NONE);
    static final Metric OUTPUT_CHECKED = new Metric("answer checked µs", 1, Comparison.NONE);
    static final Metric FIRST_P50 = new Metric("first p50 ms", 2, Comparison.OVER_DIRECT);
    static final Metric FIRST_P99 = new Metric("first p99 ms", 2, Comparison.OVER_DIRECT);
    static final Metric LATE_P50 = new Metric("late p50 ms", 3, Comparison.OVER_DIRECT);
    static final Metric LATE_P99 = new Metric("late p99 ms", 3, Comparison.OVER_DIRECT);
    static final Metric LONGEST_GAP = new Metric("longest gap ms", 0, Comparison.NONE);
    static final Metric CPU_PER_EVENT = new Metric("all CPU µs/chunk", 1, Comparison.NONE);
}
