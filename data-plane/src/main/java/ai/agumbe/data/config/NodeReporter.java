package ai.agumbe.data.config;

import ai.agumbe.data.config.ConfigStatus.Refusal;
import ai.agumbe.model.topic.NodeReport;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the control plane once a second, and after every change, which config is in force; never holds up the feed. */
public final class NodeReporter {
    private static final Logger LOG = LoggerFactory.getLogger(NodeReporter.class);
    static final String PLANE = "data";
    private static final long INTERVAL_MILLIS = 1_000;
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final ConfigStatus status;
    private final String node;
    private final InstantSource clock;
    private final Supplier<@Nullable Instant> shippedTo;
    private final Supplier<ReportSink> sinks;
    private final Thread thread;
    private volatile boolean stopping;
    private @Nullable ReportSink sink;
    private boolean failing;

    /** Where reports go. */
    interface ReportSink extends AutoCloseable {
        /** Hands over a report; may wait briefly, may throw a {@link RuntimeException}. */
        void send(NodeReport report);

        @Override
        void close();
    }

    NodeReporter(
            ConfigStatus status,
            Supplier<@Nullable Instant> shippedTo,
            String node,
            InstantSource clock,
            Supplier<ReportSink> sinks) {
        this.status = status;
        this.shippedTo = shippedTo;
        this.node = node;
        this.clock = clock;
        this.sinks = sinks;
        this.thread = Thread.ofPlatform().name("node-reporter").daemon().unstarted(this::run);
    }

    /**
     * A reporter to these brokers; {@link #start} begins.
     *
     * @param shippedTo says before when all that ended here is in Kafka; null when that is not known
     */
    public static NodeReporter toKafka(
            ConfigStatus status,
            Supplier<@Nullable Instant> shippedTo,
            String node,
            InstantSource clock,
            String bootstrapServers) {
        return new NodeReporter(status, shippedTo, node, clock, () -> new KafkaReportSink(bootstrapServers, node));
    }

    /** Begins; returns at once, whether Kafka is there or not. */
    public void start() {
        thread.start();
    }

    /** Ends; the node counts as gone when its last report is old. */
    public void close() {
        stopping = true;
        thread.interrupt();
        try {
            boolean _ = thread.join(GRACE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        long seen = 0;
        try {
            while (!stopping) {
                report();
                seen = status.awaitChange(seen, INTERVAL_MILLIS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        // It said stop and is obeyed; a producer that is closed under it throws.
        boolean _ = Thread.interrupted();
        drop();
    }

    private void report() {
        try {
            ReportSink open = sink;
            if (open == null) {
                open = sinks.get();
                sink = open;
            }
            open.send(now());
            failing = false;
        } catch (RuntimeException away) {
            if (!failing) {
                LOG.atWarn().addKeyValue("reason", away.getMessage()).log("node reports are not sent");
            }
            failing = true;
        }
    }

    private NodeReport now() {
        Optional<Refusal> refusal = status.refusal();
        return new NodeReport(
                node,
                PLANE,
                status.appliedVersion(),
                refusal.map(Refusal::version).orElse(null),
                refusal.map(Refusal::reason).orElse(null),
                shippedTo.get(),
                clock.instant());
    }

    private void drop() {
        ReportSink open = sink;
        sink = null;
        if (open != null) {
            open.close();
        }
    }
}
