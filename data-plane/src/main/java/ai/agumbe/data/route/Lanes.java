package ai.agumbe.data.route;

import ai.agumbe.data.chat.Credential;
import ai.agumbe.data.chat.Target;
import ai.agumbe.data.upstream.Origin;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How every lane of this node fares. Outlives config changes: a lane is the same while all that makes a call is the same. */
@Singleton
final class Lanes {
    static final int MOST = 10_000;
    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);
    private static final long SWEEP_NANOS = TimeUnit.SECONDS.toNanos(1);

    final ConcurrentHashMap<Key, Lane> known = new ConcurrentHashMap<>();
    private final LongSupplier nanos;
    private final Counter opened;
    private final AtomicLong sweptNanos;

    /** What makes a call; the secret too, for a new one deserves a new chance. */
    record Key(
            String owner,
            String provider,
            String model,
            String upstreamModel,
            Origin origin,
            @Nullable String credential,
            @Nullable String secret) {
        @Override
        public String toString() {
            return "Key[" + provider + ", " + model + ", " + credential + "]";
        }
    }

    /** @param nanos what time it is, by a clock that never jumps */
    Lanes(MonotonicClock nanos, MeterRegistry metrics) {
        this.nanos = nanos;
        this.opened = Counter.builder("agumbe.breaker.openings").register(metrics);
        this.sweptNanos = new AtomicLong(nanos.getAsLong());
        for (Breaker.State state : Breaker.State.values()) {
            gauge(
                    metrics,
                    state.name().toLowerCase(Locale.ROOT),
                    lane -> lane.breaker().state() == state);
        }
        gauge(metrics, "cooling", lane -> lane.coolingNanos(now()) > 0);
    }

    private void gauge(MeterRegistry metrics, String state, Predicate<Lane> counted) {
        Gauge.builder(
                        "agumbe.lanes",
                        known,
                        lanes -> lanes.values().stream().filter(counted).count())
                .tag("state", state)
                .register(metrics);
    }

    long now() {
        return nanos.getAsLong();
    }

    /** A target's lane with that credential; null for providers that ask for none. */
    Lane of(Target target, @Nullable Credential credential) {
        Key key = new Key(
                target.owner(),
                target.provider(),
                target.model(),
                target.upstreamModel(),
                target.origin(),
                credential == null ? null : credential.id(),
                credential == null ? null : credential.secret());
        Lane lane = known.get(key);
        return lane != null ? lane : open(key);
    }

    private Lane open(Key key) {
        Lane fresh = new Lane(key.provider(), key.model(), now());
        if (known.size() >= MOST) {
            sweep();
            if (known.size() >= MOST) {
                return fresh; // one call long: better than to grow without end
            }
        }
        Lane first = known.putIfAbsent(key, fresh);
        return first != null ? first : fresh;
    }

    private void sweep() {
        long now = now();
        long last = sweptNanos.get();
        if (now - last >= SWEEP_NANOS && sweptNanos.compareAndSet(last, now)) {
            known.values().removeIf(lane -> lane.isForgettable(now));
        }
    }

    /** A lane's breaker has just opened. */
    void opened(Lane lane) {
        opened.increment();
        LOG.atWarn()
                .addKeyValue("provider", lane.provider())
                .addKeyValue("model", lane.model())
                .log("a breaker opened");
    }
}
