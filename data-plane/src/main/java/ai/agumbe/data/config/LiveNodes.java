package ai.agumbe.data.config;

import ai.agumbe.model.topic.NodeReport;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many data planes live: those heard of within three seconds. While this node does not even hear of itself, it is the topic
 * that is away, and the last known number holds.
 */
public final class LiveNodes {
    private static final Logger LOG = LoggerFactory.getLogger(LiveNodes.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration RETRY_PAUSE = Duration.ofSeconds(1);
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final long LIVE_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final int MAX_NODES = 10_000;

    private final String self;
    private final LongSupplier nanos;
    private final Supplier<Heartbeats> topics;
    private final Map<String, Long> heardAt = new HashMap<>();
    private final Thread thread;
    private volatile int count = 1;
    private volatile boolean stopping;

    /** Where nodes are heard of. */
    interface Heartbeats extends AutoCloseable {
        /** What came since the last time; waits a while for it. */
        List<NodeReport> poll(Duration wait);

        @Override
        void close();
    }

    LiveNodes(String self, LongSupplier nanos, Supplier<Heartbeats> topics) {
        this.self = self;
        this.nanos = nanos;
        this.topics = topics;
        this.thread = Thread.ofPlatform().name("node-watch").daemon().unstarted(this::run);
    }

    /** Hears of them through these brokers; {@link #start} begins. */
    public static LiveNodes inKafka(String self, String bootstrapServers) {
        return new LiveNodes(self, System::nanoTime, () -> new KafkaHeartbeats(bootstrapServers));
    }

    public void start() {
        thread.start();
    }

    /** This one included. */
    public int count() {
        return count;
    }

    public void close() {
        stopping = true;
        LockSupport.unpark(thread);
        try {
            boolean _ = thread.join(GRACE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!stopping) {
            try (Heartbeats topic = topics.get()) {
                while (!stopping) {
                    hear(topic.poll(POLL));
                }
            } catch (RuntimeException away) {
                LOG.atDebug().addKeyValue("reason", away.getMessage()).log("nodes cannot be heard of");
                if (!stopping) {
                    LockSupport.parkNanos(this, RETRY_PAUSE.toNanos());
                }
            }
        }
    }

    void hear(List<NodeReport> reports) {
        long now = nanos.getAsLong();
        for (NodeReport report : reports) {
            if (report.plane().equals(NodeReporter.PLANE) && heardAt.size() < MAX_NODES) {
                heardAt.put(report.id(), now);
            }
        }
        Long own = heardAt.get(self);
        if (own != null && now - own < LIVE_NANOS) {
            heardAt.values().removeIf(at -> now - at >= LIVE_NANOS);
            count = heardAt.size();
        }
    }
}
