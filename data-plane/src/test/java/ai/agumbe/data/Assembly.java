package ai.agumbe.data;

import ai.agumbe.data.config.ConfigFeed;
import ai.agumbe.data.config.ConfigStatus;
import ai.agumbe.data.ground.RecordingJournal;
import ai.agumbe.data.http.FrontDoor;
import ai.agumbe.data.http.Management;
import ai.agumbe.data.http.Readiness;
import ai.agumbe.data.loop.CallThreads;
import ai.agumbe.data.loop.EventLoops;
import ai.agumbe.data.redis.SharedRedis;
import ai.agumbe.data.repeat.Repeats;
import ai.agumbe.data.route.ForgottenLanes;
import ai.agumbe.data.route.MovableClock;
import ai.agumbe.data.server.BodyLimits;
import ai.agumbe.data.server.Calls;
import ai.agumbe.data.server.HttpServer;
import ai.agumbe.data.server.ServerLimits;
import ai.agumbe.data.snapshot.CurrentSnapshot;
import ai.agumbe.data.spend.SpendFeed;
import ai.agumbe.model.setting.Settings;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.context.ApplicationContext;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** The node's parts as they are wired for real, but for the journal, which is kept in memory. */
public final class Assembly implements AutoCloseable {
    /** Bodies larger than this are refused; all together may have four times as much. */
    public static final int MAX_BODY_BYTES = 1 << 20;

    private final ApplicationContext context;
    private final BodyLimits bodies = new BodyLimits(MAX_BODY_BYTES, 4L * MAX_BODY_BYTES);

    /** @param more settings that a test cares about, by variable */
    public Assembly(Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "AGUMBE_KAFKA", "127.0.0.1:1",
                "AGUMBE_CONTROL_PLANE_URL", "http://127.0.0.1:1",
                "AGUMBE_DATA_DIR", "target/unused",
                "AGUMBE_KEY_ENCRYPTION_KEYS", "k1:" + Base64.getEncoder().encodeToString(new byte[32]),
                "AGUMBE_ALLOWED_UPSTREAM_CIDRS", "127.0.0.0/8",
                "AGUMBE_TRUSTED_PROXIES", "127.0.0.2"));
        environment.putAll(more);
        DataPlaneSettings settings = DataPlaneSettings.from(new Settings(environment), "test");
        context = ApplicationContext.builder()
                .singletons(settings, Wiring.feed(settings))
                .banner(false)
                .start();
    }

    public HttpServer server(ServerLimits limits) {
        return new HttpServer(context.getBean(EventLoops.class), CallThreads.carriedByLoops(), bodies, limits);
    }

    /** Everything a node answers on its port. */
    public Calls calls() {
        return new Management(() -> new Readiness.Ready(false, 1), metrics(), context.getBean(FrontDoor.class));
    }

    public ConfigStatus configStatus() {
        return context.getBean(ConfigFeed.class).status();
    }

    public BodyLimits bodies() {
        return bodies;
    }

    /** Where this node hears of the ledger. */
    public SpendFeed spend() {
        return context.getBean(SpendFeed.class);
    }

    public SharedRedis redis() {
        return context.getBean(SharedRedis.class);
    }

    /** The node's calls run on, but nobody hears of them any more: as if it had died. */
    public void fallSilent() {
        context.getBean(Repeats.class).close();
    }

    public PrometheusMeterRegistry metrics() {
        return context.getBean(PrometheusMeterRegistry.class);
    }

    public RecordingJournal journal() {
        return context.getBean(RecordingJournal.class);
    }

    public CurrentSnapshot snapshots() {
        return context.getBean(CurrentSnapshot.class);
    }

    /** No breaker is open and nothing rests. */
    public void forgetLanes() {
        ForgottenLanes.in(context);
    }

    /** Of breakers and rests. */
    public MovableClock clock() {
        return context.getBean(MovableClock.class);
    }

    @Override
    public void close() {
        context.getBean(EventLoops.class).close();
        context.close();
    }
}
