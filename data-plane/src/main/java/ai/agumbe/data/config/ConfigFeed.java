package ai.agumbe.data.config;

import ai.agumbe.data.config.ConfigStatus.Refusal;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the node's config up to date with one thread: from Kafka while it can be reached, from the copy on disk while it
 * cannot.
 */
public final class ConfigFeed {
    private static final Logger LOG = LoggerFactory.getLogger(ConfigFeed.class);
    private static final Duration RETRY_PAUSE = Duration.ofMillis(250);
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final ConfigSettings settings;
    private final CompletableFuture<ConfigTarget> target = new CompletableFuture<>();
    private final InstantSource clock;
    private final Supplier<ConfigTopic> topics;
    private final ConfigStatus status = new ConfigStatus();
    private final Thread thread;
    private volatile boolean stopping;

    private @Nullable HeldConfig held;
    private boolean inForce;
    private Instant heardAt = Instant.EPOCH;
    private long startedAt;

    ConfigFeed(ConfigSettings settings, InstantSource clock, Supplier<ConfigTopic> topics) {
        this.settings = settings;
        this.clock = clock;
        this.topics = topics;
        this.thread = Thread.ofPlatform().name("config-feed").daemon().unstarted(this::run);
    }

    /** A feed from these brokers; {@link #start} begins. */
    public static ConfigFeed fromKafka(ConfigSettings settings, InstantSource clock, String bootstrapServers) {
        return new ConfigFeed(settings, clock, () -> new KafkaConfigTopic(bootstrapServers));
    }

    /** Says who is to be offered the config. The feed may have begun before, and waits when it is so far. */
    public void offerTo(ConfigTarget offered) {
        target.complete(offered);
    }

    /** Begins; returns at once, whether Kafka is there or not. */
    public void start() {
        thread.start();
    }

    /** What is in force, how fresh it is, what was refused. */
    public ConfigStatus status() {
        return status;
    }

    /** Shows the version in force. */
    public void register(MeterRegistry registry) {
        Gauge.builder("agumbe.config.version", status, ConfigStatus::appliedVersion)
                .register(registry);
    }

    /** Ends; what is in force stays in force. */
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
        startedAt = System.nanoTime();
        CompletableFuture<ConfigTopic> connecting = connect();
        readCopy();
        while (!stopping) {
            try (ConfigTopic topic = connecting.join()) {
                new TopicReader(this, topic).read();
            } catch (CompletionException unconnected) {
                withoutKafka(unconnected.getCause() instanceof RuntimeException away ? away : unconnected);
            } catch (RuntimeException away) {
                withoutKafka(away);
            }
            if (!stopping) {
                connecting = connect();
            }
        }
        HeldConfig last = held;
        if (last != null) {
            last.close();
        }
    }

    /** Makes the Kafka clients beside other work: they take a while in a process that has just begun. */
    private CompletableFuture<ConfigTopic> connect() {
        CompletableFuture<ConfigTopic> connecting = new CompletableFuture<>();
        Thread.ofPlatform().name("config-connect").daemon().start(() -> {
            try {
                connecting.complete(topics.get());
            } catch (RuntimeException | Error failed) {
                connecting.completeExceptionally(failed);
            }
        });
        return connecting;
    }

    private void readCopy() {
        try {
            Files.createDirectories(settings.directory());
        } catch (IOException unwritable) {
            LOG.atError().setCause(unwritable).log("config copy cannot be written to disk");
        }
        held = HeldConfig.fromDisk(settings.directory(), clock.instant().minus(settings.maxCopyAge()));
        if (held != null) {
            heardAt = held.heardAt();
            status.heard(heardAt);
        }
    }

    private void withoutKafka(RuntimeException away) {
        HeldConfig copy = held;
        boolean patient = System.nanoTime() - startedAt < settings.patience().toNanos();
        if (!inForce && copy != null && !patient) {
            offer(copy.documents(), copy.version()).ifPresent(reason -> refused(copy.version(), reason));
        }
        if (inForce && copy != null) {
            status.is(new ConfigState.Stale(copy.version(), heardAt));
        } else {
            status.is(new ConfigState.Waiting("config cannot be read from Kafka: " + away.getMessage()));
        }
        LOG.atWarn().addKeyValue("reason", away.getMessage()).log("config topic cannot be read, trying again");
        pause(RETRY_PAUSE);
    }

    void pause(Duration time) {
        if (!stopping) {
            LockSupport.parkNanos(this, time.toNanos());
        }
    }

    /** Offers documents to the node; answers why it refuses them and keeps the last good ones. */
    Optional<String> offer(Documents documents, long version) {
        try {
            target.join().apply(documents, version);
            inForce = true;
            return Optional.empty();
        } catch (RefusedConfigException refused) {
            return Optional.of(String.valueOf(refused.getMessage()));
        } catch (RuntimeException bug) {
            LOG.atError().setCause(bug).addKeyValue("version", version).log("config could not be put in force");
            return Optional.of("internal error: " + bug.getClass().getSimpleName());
        }
    }

    void refused(long version, String reason) {
        LOG.atError()
                .addKeyValue("version", version)
                .addKeyValue("reason", reason)
                .log("config refused");
        status.refused(new Refusal(version, reason));
        if (!inForce) {
            status.is(new ConfigState.Waiting("config refused: " + reason));
        }
    }

    /** Applies whole batches on top of what is held: together if that goes, else in halves, down to the one refused. */
    void apply(HeldConfig config, List<ConfigBatch> batches) {
        if (batches.isEmpty() || tried(config, batches) || batches.size() == 1) {
            return;
        }
        int half = batches.size() / 2;
        apply(config, batches.subList(0, half));
        apply(config, batches.subList(half, batches.size()));
    }

    private boolean tried(HeldConfig config, List<ConfigBatch> batches) {
        long version = batches.stream().mapToLong(ConfigBatch::version).max().orElse(0);
        DocumentsDraft draft = new DocumentsDraft(config.documents());
        List<ConfigRecord> records;
        try {
            records = config.draft(draft, batches);
        } catch (RefusedConfigException malformed) {
            if (batches.size() == 1) {
                refused(version, String.valueOf(malformed.getMessage()));
            }
            return false;
        }
        Documents next = draft.built();
        Optional<String> refusal = offer(next, Math.max(version, config.version()));
        if (refusal.isPresent()) {
            if (batches.size() == 1) {
                refused(version, refusal.get());
            }
            return false;
        }
        config.accept(next, version);
        status.is(new ConfigState.Current(config.version()));
        config.remember(records);
        return true;
    }

    /** What was read of this topic before; nothing when it was another topic, or lost what we had read. */
    HeldConfig heldOf(TopicIdentity identity, long begin, long end) {
        HeldConfig before = held;
        boolean goesOn = before != null
                && before.identity().equals(identity)
                && before.hasCopy()
                && before.next() >= begin
                && before.next() <= end;
        return before != null && goesOn ? before : empty(identity, begin);
    }

    /** Nothing yet of this topic. */
    HeldConfig empty(TopicIdentity identity, long begin) {
        return HeldConfig.empty(settings.directory(), identity, begin);
    }

    /** This config has been read to its end, and is in force unless all of it was refused. */
    void hold(HeldConfig config) {
        HeldConfig before = held;
        if (before != config) {
            held = config;
            config.takePlace(settings.directory());
            if (before != null) {
                before.close();
            }
        }
        if (inForce) {
            status.is(new ConfigState.Current(config.version()));
        }
    }

    void heard() {
        heardAt = clock.instant();
        status.heard(heardAt);
    }

    Instant heardAt() {
        return heardAt;
    }

    boolean isStopping() {
        return stopping;
    }

    /** The version in force; 0 while nothing is. */
    long versionInForce() {
        HeldConfig config = held;
        return inForce && config != null ? config.version() : 0;
    }

    boolean isInForce() {
        return inForce;
    }
}
