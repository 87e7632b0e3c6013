package ai.agumbe.data;

import ai.agumbe.data.config.ConfigFeed;
import ai.agumbe.data.config.ConfigState;
import ai.agumbe.data.config.LiveNodes;
import ai.agumbe.data.config.NodeReporter;
import ai.agumbe.data.event.JournalSender;
import ai.agumbe.data.event.SegmentJournal;
import ai.agumbe.data.http.Cors;
import ai.agumbe.data.http.FrontDoor;
import ai.agumbe.data.http.Management;
import ai.agumbe.data.http.Readiness;
import ai.agumbe.data.http.UntilConfigured;
import ai.agumbe.data.loop.EventLoops;
import ai.agumbe.data.pipeline.RefusedCalls;
import ai.agumbe.data.server.Calls;
import ai.agumbe.data.server.HttpServer;
import ai.agumbe.data.spend.SpendFeed;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A node's life: opens its ports, hears its config, serves, drains, ends. */
@Singleton
final class Node {
    private static final Logger LOG = LoggerFactory.getLogger(Node.class);
    private static final Duration NOTICE_THE_CUT = Duration.ofSeconds(2);
    private static final Duration SEND_THE_REST = Duration.ofSeconds(10);

    private final DataPlaneSettings settings;
    private final HttpServer server;
    private final FrontDoor door;
    private final EventLoops loops;
    private final Kept kept;
    private final Heard heard;
    private final PrometheusMeterRegistry metrics;
    private volatile boolean stopping;

    /** What happened, what is summed up before it is kept, and who sends it. */
    @Singleton
    record Kept(SegmentJournal journal, RefusedCalls refusals, JournalSender sender) {}

    /** What is to hold, who reports it, which nodes do, and what was spent on all of them. */
    @Singleton
    record Heard(ConfigFeed feed, NodeReporter reporter, LiveNodes others, SpendFeed spend) {}

    Node(
            DataPlaneSettings settings,
            HttpServer server,
            FrontDoor door,
            EventLoops loops,
            Kept kept,
            Heard heard,
            PrometheusMeterRegistry metrics) {
        this.settings = settings;
        this.server = server;
        this.door = door;
        this.loops = loops;
        this.kept = kept;
        this.heard = heard;
        this.metrics = metrics;
    }

    void start() {
        DataPlaneSettings.Listening at = settings.listening();
        Calls callers = new Cors(settings.corsOrigins(), new UntilConfigured(this::isConfigured, door));
        Management management = new Management(this::readiness, metrics, callers);
        kept.sender().start();
        heard.reporter().start();
        heard.others().start();
        heard.spend().start();
        if (at.managementPort() == at.port()) {
            server.listen(new InetSocketAddress(at.host(), at.port()), management);
        } else {
            server.listen(new InetSocketAddress(at.host(), at.managementPort()), management);
            server.listen(new InetSocketAddress(at.host(), at.port()), callers);
        }
        LOG.atInfo()
                .addKeyValue("node", settings.nodeId())
                .addKeyValue("port", at.port())
                .addKeyValue("kafka", settings.kafka())
                .log("data plane listens");
    }

    private boolean isConfigured() {
        return !(heard.feed().status().state() instanceof ConfigState.Waiting);
    }

    private Readiness readiness() {
        if (stopping) {
            return new Readiness.Unready("the node is shutting down");
        }
        return switch (heard.feed().status().state()) {
            case ConfigState.Waiting(String reason) -> new Readiness.Unready(reason);
            case ConfigState.Current(long version) -> new Readiness.Ready(false, version);
            case ConfigState.Stale(long version, var _) -> new Readiness.Ready(true, version);
        };
    }

    /** Lets running calls end, sends what is left, closes. */
    void stop() {
        stopping = true; // /readyz says no from here on, so that nobody sends more
        LOG.atInfo().addKeyValue("running", server.running()).log("data plane drains");
        LockSupport.parkNanos(settings.bounds().drainDelay().toNanos());
        boolean drained = server.drain(settings.bounds().drainTimeout());
        if (!drained) {
            server.cut(NOTICE_THE_CUT);
        }
        heard.reporter().close();
        heard.others().close();
        heard.spend().close();
        heard.feed().close();
        kept.refusals().close();
        kept.sender().close(SEND_THE_REST);
        try {
            kept.journal().close();
        } catch (IOException failed) {
            LOG.atError().setCause(failed).log("the journal cannot be closed");
        }
        loops.close();
        LOG.atInfo().addKeyValue("drained", drained).log("data plane ended");
    }
}
