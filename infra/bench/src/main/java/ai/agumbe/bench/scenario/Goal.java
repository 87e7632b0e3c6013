package ai.agumbe.bench.scenario;

/**
 * What a figure of the gateway has to reach.
 *
 * @param what as a person says it
 * @param limit the least, or the most, that counts as reached
 */
public record Goal(String what, Basis basis, Metric metric, Bound bound, double limit) {
    /** What is held against the limit. */
    public enum Basis {
        AS_IT_IS,
        OF_NGINX,
        /** That with guardrails, by nginx's. */
        GUARDED_OF_NGINX,
        /** That with guardrails, by that without. */
        GUARDED_OF_OPEN,
        OVER_DIRECT,
        /** The data plane's most resident memory in MB since the scenario began; the metric does not matter. */
        PEAK_MEMORY
    }

    /** On which side of the limit it is reached. */
    public enum Bound {
        AT_LEAST,
        AT_MOST
    }

    static Goal ofNginx(String what, Metric metric, double least) {
        return new Goal(what, Basis.OF_NGINX, metric, Bound.AT_LEAST, least);
    }

    /** What is left with guardrails on. */
    static Goal guarded(String what, Basis basis, Metric metric, double least) {
        return new Goal(what, basis, metric, Bound.AT_LEAST, least);
    }

    static Goal added(String what, Metric metric, double most) {
        return new Goal(what, Basis.OVER_DIRECT, metric, Bound.AT_MOST, most);
    }

    static Goal atMost(String what, Metric metric, double most) {
        return new Goal(what, Basis.AS_IT_IS, metric, Bound.AT_MOST, most);
    }

    static Goal atLeast(String what, Metric metric, double least) {
        return new Goal(what, Basis.AS_IT_IS, metric, Bound.AT_LEAST, least);
    }

    static Goal peakMemory(double most) {
        return new Goal("data plane's memory at its peak, MB", Basis.PEAK_MEMORY, Metric.MAX, Bound.AT_MOST, most);
    }

    public boolean isReachedBy(double figure) {
        return bound == Bound.AT_LEAST ? figure >= limit : figure <= limit;
    }
}
