package ai.agumbe.data.spend;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears with one thread what the ledger counts. While the topic is away, what was heard last holds: Redis knows what has been
 * spent since.
 */
public final class SpendFeed {
    private static final Logger LOG = LoggerFactory.getLogger(SpendFeed.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration RETRY_PAUSE = Duration.ofSeconds(1);
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Spends spends = new Spends();
    private final Supplier<SpendTopic> topics;
    private final Thread thread;
    private volatile boolean stopping;

    SpendFeed(Supplier<SpendTopic> topics) {
        this.topics = topics;
        this.thread = Thread.ofPlatform().name("spend-feed").daemon().unstarted(this::run);
    }

    /** A feed from these brokers; {@link #start} begins. */
    public static SpendFeed inKafka(String bootstrapServers) {
        return new SpendFeed(() -> new KafkaSpend(bootstrapServers));
    }

    public Spends spends() {
        return spends;
    }

    public void register(MeterRegistry registry) {
        registry.gauge("agumbe.budgets.windows", spends, Spends::count);
    }

    public void start() {
        thread.start();
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
            try (SpendTopic topic = topics.get()) {
                while (!stopping) {
                    topic.poll(POLL).forEach(this::hear);
                }
            } catch (RuntimeException away) {
                LOG.atDebug().addKeyValue("reason", away.getMessage()).log("spend cannot be heard of");
                if (!stopping) {
                    LockSupport.parkNanos(this, RETRY_PAUSE.toNanos());
                }
            }
        }
    }

    private void hear(SpendTopic.Told told) {
        if (told.spend() == null) {
            spends.forget(told.window());
        } else {
            spends.hear(told.spend());
        }
    }
}
