package ai.agumbe.data.redis;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether Redis is worth asking: three failures in a row say no, one good answer to the watch says yes again. */
final class Presence {
    private static final Logger LOG = LoggerFactory.getLogger(Presence.class);
    private static final int FAILURES_IN_A_ROW = 3;
    /** Answers after which this process is warm. */
    private static final int YOUNG = 200;

    private final AtomicInteger answers = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();
    private final Counter timeouts;
    private final Counter errors;
    private final Counter unasked;
    private volatile boolean here;

    Presence(MeterRegistry metrics) {
        timeouts = failures(metrics, "timeout");
        errors = failures(metrics, "error");
        unasked = failures(metrics, "away");
        metrics.gauge("agumbe.redis.up", this, presence -> presence.here ? 1 : 0);
    }

    private static Counter failures(MeterRegistry metrics, String reason) {
        return Counter.builder("agumbe.redis.failures").tag("reason", reason).register(metrics);
    }

    boolean isHere() {
        return here;
    }

    /** Whether to ask; a no counts as a failure. */
    boolean mayBeAsked() {
        if (!here) {
            unasked.increment();
        }
        return here;
    }

    /** Whether code on the way to Redis has hardly run yet. */
    boolean isYoung() {
        return answers.get() < YOUNG;
    }

    void answered() {
        failures.set(0);
        if (isYoung()) {
            answers.incrementAndGet();
        }
    }

    void timedOut() {
        timeouts.increment();
        failed();
    }

    void broke() {
        errors.increment();
        failed();
    }

    /** It answered, but refused what was asked: out of memory, loading, a replica. */
    void refused() {
        errors.increment();
    }

    private void failed() {
        if (failures.incrementAndGet() >= FAILURES_IN_A_ROW) {
            lost();
        }
    }

    void lost() {
        if (here) {
            here = false;
            LOG.atWarn().log("redis is away; calls go on without it");
        }
    }

    void found() {
        failures.set(0);
        if (!here) {
            here = true;
            LOG.atInfo().log("redis is here");
        }
    }
}
