package ai.agumbe.data.remote;

import ai.agumbe.data.route.MonotonicClock;
import ai.agumbe.data.upstream.UpstreamClient;
import ai.agumbe.model.guard.RemoteDetector;
import ai.agumbe.model.screen.RemoteChecks;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The detectors outside that this node asks, and how they fare. */
@Singleton
public final class RemoteDetectors {
    private static final int MOST = 1_000;

    private final UpstreamClient upstream;
    private final OwnModels models;
    private final MonotonicClock clock;
    private final PrometheusMeterRegistry metrics;
    private final VerdictCache verdicts;
    private final Map<Known, DetectorLane> lanes = new ConcurrentHashMap<>();

    private record Known(String tenant, RemoteDetector detector) {}

    RemoteDetectors(UpstreamClient upstream, OwnModels models, MonotonicClock clock, PrometheusMeterRegistry metrics) {
        this.upstream = upstream;
        this.models = models;
        this.clock = clock;
        this.metrics = metrics;
        this.verdicts = new VerdictCache(clock);
    }

    /** Those whom the policy of a call names, as far as it is drawn for them. */
    public RemoteChecks of(ServedCall served) {
        List<RemoteDetector> detectors = served.screen().policy().remoteDetectors();
        if (detectors.isEmpty()) {
            return RemoteChecks.NONE;
        }
        List<Question> questions = detectors.stream()
                .filter(RemoteDetectors::isDrawn)
                .map(detector -> question(detector, served))
                .toList();
        return questions.isEmpty() ? RemoteChecks.NONE : new CallChecks(questions);
    }

    private static boolean isDrawn(RemoteDetector detector) {
        return ThreadLocalRandom.current().nextDouble() < detector.sample();
    }

    private Question question(RemoteDetector detector, ServedCall served) {
        return new Question(detector, served, secret(detector, served), lane(served.tenant(), detector), verdicts);
    }

    private static @Nullable String secret(RemoteDetector detector, ServedCall served) {
        String credential = detector.credential();
        String url = detector.url();
        return credential == null || url == null
                ? ""
                : served.caller()
                        .snapshot()
                        .keyring()
                        .secret(served.tenant(), credential, url)
                        .orElse(null);
    }

    private DetectorLane lane(String tenant, RemoteDetector detector) {
        Known known = new Known(tenant, detector);
        if (lanes.size() >= MOST && !lanes.containsKey(known)) {
            lanes.clear();
        }
        return lanes.computeIfAbsent(
                known, same -> new DetectorLane(way(detector), clock, metrics, detector.protocol()));
    }

    private Way way(RemoteDetector detector) {
        Duration time = Duration.ofMillis(detector.timeoutMs());
        String url = detector.url();
        return url == null ? new ModelWay(models, time) : new HttpWay(upstream, url, time);
    }
}
