package ai.agumbe.data.route;

import ai.agumbe.data.chat.Fault;
import ai.agumbe.data.chat.Target;
import jakarta.inject.Singleton;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** A moving average of each model's answer times on this node: to the first content of streams, to the end of the rest. */
@Singleton
final class Latencies {
    static final double UNKNOWN = Double.POSITIVE_INFINITY;
    private static final int MAX_MODELS = 10_000;

    private final ConcurrentHashMap<Key, Average> averages = new ConcurrentHashMap<>();
    private final MonotonicClock clock;

    private record Key(String owner, String model, Awaited awaited) {}

    Latencies(MonotonicClock clock) {
        this.clock = clock;
    }

    void answered(Target target, Awaited awaited, long nanos) {
        of(target, awaited).note(nanos, clock.getAsLong());
    }

    /** A target that fails shall not look fast: a failure of its provider counts like an answer that took long. */
    void failed(Target target, Awaited awaited, long nanos, Fault fault) {
        if (!fault.isProvidersOwn()) {
            return;
        }
        of(target, awaited).note(Math.max(nanos, Average.FAILURE_NANOS), clock.getAsLong());
    }

    /** {@link #UNKNOWN} for a target that was not asked yet. */
    double mean(Target target, Awaited awaited) {
        return of(target, awaited).mean();
    }

    /** Whether it is time to find out how fast a target is, and nobody else is about to: then it is the asker's turn. */
    boolean takeTrial(Target target, Awaited awaited) {
        return of(target, awaited).takeTrial(clock.getAsLong());
    }

    private Average of(Target target, Awaited awaited) {
        Key key = new Key(target.owner(), target.model(), awaited);
        Average known = averages.get(key);
        if (known != null) {
            return known;
        }
        if (averages.size() >= MAX_MODELS) {
            averages.clear(); // learnt again within a few calls
        }
        return averages.computeIfAbsent(key, first -> new Average());
    }

    /** One model's. */
    private static final class Average {
        private static final long FAILURE_NANOS = TimeUnit.SECONDS.toNanos(10);
        private static final long STALE_NANOS = TimeUnit.MINUTES.toNanos(1);
        private static final long TRIAL_NANOS = TimeUnit.SECONDS.toNanos(10);
        private static final double NEWEST_WEIGHT = 0.2;

        private double mean = UNKNOWN;
        private long notedNanos;
        private long trialNanos;
        private boolean tried;

        synchronized void note(long nanos, long now) {
            mean = mean == UNKNOWN ? nanos : mean + NEWEST_WEIGHT * (nanos - mean);
            notedNanos = now;
        }

        synchronized double mean() {
            return mean;
        }

        synchronized boolean takeTrial(long now) {
            boolean due = mean == UNKNOWN || now - notedNanos >= STALE_NANOS;
            if (!due || (tried && now - trialNanos < TRIAL_NANOS)) {
                return false;
            }
            tried = true;
            trialNanos = now;
            return true;
        }
    }
}
