package ai.agumbe.data.route;

import java.util.concurrent.TimeUnit;

/** One way to a model: a provider's model asked with one credential. Knows whether it may be used now. */
final class Lane {
    private static final long IDLE_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final long ABANDONED_NANOS = TimeUnit.MINUTES.toNanos(15);

    private final String provider;
    private final String model;
    private final Breaker breaker = new Breaker();
    private volatile long coolUntilNanos;
    private volatile long avoidUntilNanos;
    private volatile long usedNanos;

    Lane(String provider, String model, long now) {
        this.provider = provider;
        this.model = model;
        // whoever asks may have looked at the clock before this lane was opened
        coolUntilNanos = now - ABANDONED_NANOS;
        avoidUntilNanos = now - ABANDONED_NANOS;
        usedNanos = now;
    }

    String provider() {
        return provider;
    }

    String model() {
        return model;
    }

    Breaker breaker() {
        return breaker;
    }

    /** Leaves it alone until then: the provider said so. */
    void coolUntil(long nanos) {
        coolUntilNanos = nanos;
    }

    long coolingNanos(long now) {
        return Math.max(0, coolUntilNanos - now);
    }

    /** Lets other lanes of the model go first until then. */
    void avoidUntil(long nanos) {
        avoidUntilNanos = nanos;
    }

    boolean isAvoided(long now) {
        return avoidUntilNanos - now > 0;
    }

    /** How long until it may be used; nought when it may be now. */
    long waitNanos(long now) {
        return Math.max(coolingNanos(now), breaker.waitNanos(now));
    }

    void usedAt(long now) {
        usedNanos = now;
    }

    /** Whether little would be lost by forgetting it. */
    boolean isForgettable(long now) {
        long idle = now - usedNanos;
        boolean wellAndResting = idle > IDLE_NANOS && coolingNanos(now) == 0;
        return idle > ABANDONED_NANOS || (wellAndResting && breaker.state() == Breaker.State.CLOSED);
    }
}
