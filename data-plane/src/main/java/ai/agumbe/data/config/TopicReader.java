package ai.agumbe.data.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one topic over one connection: first to the end it has now, then on and on. */
final class TopicReader {
    private static final Logger LOG = LoggerFactory.getLogger(TopicReader.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final long CHECK_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final long MARK_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final long HEAL_NANOS = TimeUnit.MINUTES.toNanos(5);
    private static final long REFILL_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final ConfigFeed feed;
    private final ConfigTopic topic;
    private final BatchAssembler assembler = new BatchAssembler();

    TopicReader(ConfigFeed feed, ConfigTopic topic) {
        this.feed = feed;
        this.topic = topic;
    }

    /** Returns when the feed ends or the topic is another one; throws when Kafka goes away. */
    void read() {
        TopicIdentity identity = topic.identity();
        long end = topic.end();
        HeldConfig config = catchUp(feed.heldOf(identity, topic.begin(), end), end);
        if (feed.isStopping()) {
            return;
        }
        feed.heard();
        feed.hold(config);
        config.reached(topic.position(), feed.heardAt());
        LOG.atInfo().addKeyValue("version", config.version()).log("config read to its end");
        follow(config);
    }

    /** Reads up to the end and puts everything in force at once; answers what is to be followed. */
    private HeldConfig catchUp(HeldConfig config, long end) {
        CatchUp progress = new CatchUp(config);
        long startedAt = System.nanoTime();
        topic.seek(config.next());
        readTo(end, progress);
        while (!feed.isStopping() && isBeingRefilled(progress.version(), startedAt)) {
            feed.pause(POLL);
            readTo(topic.end(), progress);
        }
        if (feed.isStopping() || progress.isPutInForce(feed)) {
            return config;
        }
        if (!config.isFresh()) {
            feed.apply(config, progress.gathered());
            return config;
        }
        return catchUpLeavingOutWhatIsRefused(config.identity());
    }

    private HeldConfig catchUpLeavingOutWhatIsRefused(TopicIdentity identity) {
        HeldConfig config = feed.empty(identity, topic.begin());
        long end = topic.end();
        topic.seek(config.next());
        while (!feed.isStopping() && topic.position() < end) {
            List<ConfigBatch> batches = new ArrayList<>();
            topic.poll(POLL).forEach(record -> batches.addAll(assembler.take(record)));
            feed.apply(config, batches);
        }
        assembler.flush().ifPresent(batch -> feed.apply(config, List.of(batch)));
        return config;
    }

    /**
     * A topic that was lost is filled again by the control plane: as long as it has less than what is in force, that stays.
     * An empty topic never replaces anything.
     */
    private boolean isBeingRefilled(long version, long startedAt) {
        boolean behind = feed.isInForce() && version < feed.versionInForce();
        return behind && (version == 0 || System.nanoTime() - startedAt < REFILL_NANOS);
    }

    private void readTo(long end, CatchUp progress) {
        long movedAt = System.nanoTime();
        while (!feed.isStopping() && topic.position() < end) {
            long before = topic.position();
            for (ConfigRecord record : topic.poll(POLL)) {
                assembler.take(record).forEach(batch -> progress.take(batch, feed));
            }
            if (topic.position() > before) {
                movedAt = System.nanoTime();
            } else if (System.nanoTime() - movedAt > SILENCE_NANOS) {
                throw new IllegalStateException("Kafka fell silent");
            }
        }
        assembler.flush().ifPresent(batch -> progress.take(batch, feed));
    }

    private void follow(HeldConfig config) {
        long checkedAt = System.nanoTime();
        long markedAt = checkedAt;
        long openedAt = checkedAt;
        while (!feed.isStopping()) {
            List<ConfigBatch> batches = new ArrayList<>();
            topic.poll(POLL).forEach(record -> batches.addAll(assembler.take(record)));
            long now = System.nanoTime();
            if (now - checkedAt >= CHECK_NANOS) {
                if (!topic.identity().equals(config.identity())) {
                    LOG.atWarn().log("config topic was replaced, reading the new one");
                    return;
                }
                feed.heard();
                checkedAt = now;
            }
            if (!batches.isEmpty()) {
                feed.apply(config, batches);
            }
            boolean markDue = !batches.isEmpty() || now - markedAt >= MARK_NANOS;
            if (markDue && assembler.isEmpty()) {
                config.reached(topic.position(), feed.heardAt());
                markedAt = now;
            }
            if (!config.hasCopy() && now - openedAt >= HEAL_NANOS) {
                return;
            }
        }
    }
}
