package ai.agumbe.data.remote;

import ai.agumbe.data.auth.Caller;
import ai.agumbe.data.provider.CallerLine;
import ai.agumbe.data.route.MonotonicClock;
import ai.agumbe.data.upstream.UpstreamClient;
import ai.agumbe.model.guard.RemoteDetector;
import ai.agumbe.model.screen.RemoteChecks;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** The detectors outside that this node asks, and how they fare. */
@Singleton
public final class RemoteDetectors {
    private static final int MOST = 1_000;

    private final UpstreamClient upstream;
    private final MonotonicClock clock;
    private final PrometheusMeterRegistry metrics;
    private final VerdictCache verdicts;
    private final Map<Known, DetectorLane> lanes = new ConcurrentHashMap<>();

    private record Known(String tenant, RemoteDetector detector) {}

    RemoteDetectors(UpstreamClient upstream, MonotonicClock clock, PrometheusMeterRegistry metrics) {
        this.upstream = upstream;
        this.clock = clock;
        this.metrics = metrics;
        this.verdicts = new VerdictCache(clock);
    }

    /** Those of one call, as far as it is drawn for them. */
    public RemoteChecks of(List<RemoteDetector> detectors, Caller caller, CallerLine line) {
        if (detectors.isEmpty()) {
            return RemoteChecks.NONE;
        }
        List<Question> questions = detectors.stream()
                .filter(RemoteDetectors::isDrawn)
                .map(detector -> question(detector, caller, line))
                .toList();
        return questions.isEmpty() ? RemoteChecks.NONE : new CallChecks(questions);
    }

    private static boolean isDrawn(RemoteDetector detector) {
        return ThreadLocalRandom.current().nextDouble() < detector.sample();
    }

    private Question question(RemoteDetector detector, Caller caller, CallerLine line) {
        String tenant = caller.tenant().id();
        String credential = detector.credential();
        String secret = credential == null
                ? ""
                : caller.snapshot()
                        .keyring()
                        .secret(tenant, credential, detector.url())
                        .orElse(null);
        return new Question(detector, tenant, secret, lane(tenant, detector), verdicts, line);
    }

    private DetectorLane lane(String tenant, RemoteDetector detector) {
        Known known = new Known(tenant, detector);
        if (lanes.size() >= MOST && !lanes.containsKey(known)) {
            lanes.clear();
        }
        return lanes.computeIfAbsent(known, same -> new DetectorLane(upstream, clock, metrics, detector));
    }
}
