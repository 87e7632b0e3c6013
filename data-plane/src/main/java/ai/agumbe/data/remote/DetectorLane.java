package ai.agumbe.data.remote;

import ai.agumbe.data.route.Breaker;
import ai.agumbe.model.guard.RemoteDetector;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;

/** Whether a detector is to be asked: so many requests at a time, and none for a while after it has failed too often. */
final class DetectorLane {
    private static final int MOST_AT_A_TIME = 64;

    private final Way way;
    private final LongSupplier clock;
    private final PrometheusMeterRegistry metrics;
    private final RemoteDetector.Protocol kind;
    private final Breaker breaker = new Breaker();
    private final Semaphore room = new Semaphore(MOST_AT_A_TIME);

    DetectorLane(Way way, LongSupplier clock, PrometheusMeterRegistry metrics, RemoteDetector.Protocol kind) {
        this.way = way;
        this.clock = clock;
        this.metrics = metrics;
        this.kind = kind;
    }

    /** Empty when it is not to be asked now. */
    Optional<DetectorCall> send(ObjectNode body, Question question) {
        if (!room.tryAcquire()) {
            count("busy");
            return Optional.empty();
        }
        int era = breaker.admit(clock.getAsLong());
        if (era == Breaker.REFUSED) {
            room.release();
            count("open");
            return Optional.empty();
        }
        return Optional.of(new DetectorCall(this, era, way.send(body, question), question.served()));
    }

    void answered(int era) {
        over("answered");
        breaker.succeeded(era, clock.getAsLong());
    }

    void failed(int era) {
        over("failed");
        var _ = breaker.failed(era, clock.getAsLong());
    }

    /** It was not asked after all: nobody may, or can pay. */
    void refused(int era) {
        over("refused");
        breaker.spared(era);
    }

    /** Nobody waited for it any more. */
    void spared(int era) {
        over("spared");
        breaker.spared(era);
    }

    private void over(String outcome) {
        room.release();
        count(outcome);
    }

    private void count(String outcome) {
        metrics.counter("agumbe.guardrails.remote", "kind", kind.wireName(), "outcome", outcome)
                .increment();
    }
}
