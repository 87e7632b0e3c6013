package ai.agumbe.control.publication;

import ai.agumbe.control.database.Migration;
import ai.agumbe.control.setting.ControlSettings;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PreDestroy;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the outbox to the config topic, batch by batch in the order of versions. Every replica runs one; the leader's
 * works. Whatever fails is told once and tried again: a row leaves the outbox only after Kafka has it.
 */
@Context
final class Publisher {
    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);
    private static final Duration SAFETY_NET = Duration.ofSeconds(1);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private final Migration migration;
    private final ControlSettings.Postgres postgres;
    private final Brokers brokers;
    private final Progress progress;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;
    private final PublicationState state;
    /** The topic as this publisher last saw it; only its thread looks. */
    private @Nullable TopicState seen;

    Publisher(Migration migration, ControlSettings settings, Brokers brokers, Reports reports) {
        this.migration = migration;
        this.postgres = settings.postgres();
        this.brokers = brokers;
        this.progress = reports.progress();
        this.state = reports.state();
        this.thread = Thread.ofPlatform().daemon().name("publisher").start(this::run);
    }

    private void run() {
        try {
            while (!migration.await(SAFETY_NET) && stopping.getCount() > 0) {
                LOG.atDebug().log("publication waits for the database");
            }
            while (stopping.getCount() > 0) {
                publishUntilItFails();
                if (stopping.await(PAUSE.toNanos(), TimeUnit.NANOSECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void publishUntilItFails() throws InterruptedException {
        try (OutboxConnection outbox = OutboxConnection.open(postgres)) {
            progress.published(outbox.published());
            while (stopping.getCount() > 0 && !outbox.leads()) {
                outbox.awaitNews(SAFETY_NET);
                progress.published(outbox.published());
                state.works();
            }
            if (stopping.getCount() > 0) {
                lead(outbox);
            }
        } catch (SQLException | RuntimeException | ExecutionException failure) {
            state.failed(failure);
        }
    }

    private void lead(OutboxConnection outbox) throws SQLException, InterruptedException, ExecutionException {
        try (ConfigTopic topic = ConfigTopic.open(brokers)) {
            TopicState now = topic.state();
            if ((now.isEmpty() || isLessThanSeen(now)) && outbox.published() > 0) {
                int records = outbox.refill();
                LOG.atWarn()
                        .addKeyValue("records", records)
                        .log("the config topic lost what it had, publishing all of it again");
            }
            seen = now;
            state.works();
            while (stopping.getCount() > 0) {
                List<Unsent> unsent = outbox.oldest();
                if (unsent.isEmpty()) {
                    outbox.awaitNews(SAFETY_NET);
                    now = topic.state();
                    if (isLessThanSeen(now)) {
                        return;
                    }
                    seen = now;
                } else {
                    topic.send(unsent);
                    outbox.sent(unsent.getLast().version());
                    progress.published(unsent.getLast().version());
                    state.works();
                }
            }
        }
    }

    /** Kafka lost what it had: the topic is shorter than it was, or another one of that name. */
    private boolean isLessThanSeen(TopicState now) {
        return seen != null && !seen.isContinuedBy(now);
    }

    @PreDestroy
    void stop() throws InterruptedException {
        stopping.countDown();
        thread.join(SAFETY_NET.multipliedBy(3));
    }
}
