package ai.agumbe.data.remote;

import ai.agumbe.data.provider.CallerLine;
import ai.agumbe.data.route.Breaker;
import ai.agumbe.data.upstream.Limits;
import ai.agumbe.data.upstream.Origin;
import ai.agumbe.data.upstream.OutboundRequest;
import ai.agumbe.data.upstream.UpstreamClient;
import ai.agumbe.model.guard.RemoteDetector;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;

/** The way to one detector: so many requests at a time, and none for a while after it has failed too often. */
final class DetectorLane {
    private static final int MOST_AT_A_TIME = 64;
    private static final Duration CONNECT = Duration.ofSeconds(2);

    private final UpstreamClient upstream;
    private final LongSupplier clock;
    private final PrometheusMeterRegistry metrics;
    private final RemoteDetector detector;
    private final Origin origin;
    private final String path;
    private final Limits limits;
    private final Breaker breaker = new Breaker();
    private final Semaphore room = new Semaphore(MOST_AT_A_TIME);

    DetectorLane(
            UpstreamClient upstream, LongSupplier clock, PrometheusMeterRegistry metrics, RemoteDetector detector) {
        this.upstream = upstream;
        this.clock = clock;
        this.metrics = metrics;
        this.detector = detector;
        Origin whole = Origin.of(detector.url());
        origin = new Origin(whole.host(), whole.port(), whole.tls(), "", whole.query());
        String named = URI.create(detector.url()).getRawPath();
        path = named == null || named.isEmpty() ? "/" : named;
        Duration time = Duration.ofMillis(detector.timeoutMs());
        limits = new Limits(time.compareTo(CONNECT) < 0 ? time : CONNECT, time, time, time);
    }

    /** Empty when it is not to be asked now. */
    Optional<DetectorCall> send(byte[] body, String secret, CallerLine line) {
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
        OutboundRequest request = new OutboundRequest("POST", origin, path, body)
                .header("content-type", "application/json")
                .header("accept", "application/json");
        if (!secret.isEmpty()) {
            request.header("authorization", "Bearer " + secret);
        }
        return Optional.of(new DetectorCall(this, era, upstream.send(request, limits, line.loop())));
    }

    void answered(int era) {
        over("answered");
        breaker.succeeded(era, clock.getAsLong());
    }

    void failed(int era) {
        over("failed");
        var _ = breaker.failed(era, clock.getAsLong());
    }

    void spared(int era) {
        over("spared");
        breaker.spared(era);
    }

    private void over(String outcome) {
        room.release();
        count(outcome);
    }

    private void count(String outcome) {
        metrics.counter("agumbe.guardrails.remote", "kind", detector.protocol().wireName(), "outcome", outcome)
                .increment();
    }
}
