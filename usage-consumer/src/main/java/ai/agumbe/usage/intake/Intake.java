package ai.agumbe.usage.intake;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves a lane of a topic into its destination, each record exactly once, for as long as the process lives: find the footing,
 * poll, read, store, again. Whatever fails, nothing is kept in memory: the footing is lost, partitions pause, polling
 * goes on so that the group keeps us, and the next try begins where Postgres says.
 */
final class Intake<T> implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration CHECK_EVERY = Duration.ofSeconds(10);

    private final Destination<T> destination;
    private final IntakeTools tools;
    private final InstantSource clock;
    private final Lane lane;
    private final String topic;
    private final IntakeState state = new IntakeState();
    private final IntakeMetrics metrics;
    private final Storage<T> storage;
    private final Backoff backoff = new Backoff();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable Consumer<byte[], byte[]> current;

    Intake(Destination<T> destination, Lane lane, IntakeTools tools, InstantSource clock) {
        this.destination = destination;
        this.tools = tools;
        this.clock = clock;
        this.lane = lane;
        topic = lane.topic();
        metrics = new IntakeMetrics(tools.registry(), topic);
        storage = new Storage<>(tools.database(), tools.positions(), tools.deadLetters(), metrics);
    }

    Lane lane() {
        return lane;
    }

    /** Records that are left to read. */
    long lag() {
        return state.lag.get();
    }

    @Nullable String trouble() {
        return state.trouble();
    }

    @Override
    public void run() {
        while (!isStopped()) {
            try (Consumer<byte[], byte[]> consumer = tools.kafka().consumer(lane)) {
                current = consumer;
                follow(consumer);
            } catch (WakeupException stopping) {
                LOG.atInfo().addKeyValue("topic", topic).log("intake stops");
            } catch (RuntimeException broken) {
                trouble("kafka", broken);
                await(backoff.pause());
            }
        }
    }

    void stop() {
        stopped.countDown();
        Consumer<byte[], byte[]> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
    }

    private void follow(Consumer<byte[], byte[]> consumer) {
        Footing footing = new Footing(consumer, tools.origins(), tools.positions());
        consumer.subscribe(List.of(topic), footing);
        Instant checked = clock.instant();
        while (!isStopped()) {
            ConsumerRecords<byte[], byte[]> records = poll(consumer, footing);
            if (footing.origin() == null) {
                find(footing);
            } else if (!records.isEmpty()) {
                store(records, footing);
            }
            if (Duration.between(checked, clock.instant()).compareTo(CHECK_EVERY) > 0) {
                checked = clock.instant();
                check(footing);
            }
            showLag(consumer);
        }
    }

    private ConsumerRecords<byte[], byte[]> poll(Consumer<byte[], byte[]> consumer, Footing footing) {
        boolean waiting = footing.hasJoined() && footing.origin() == null;
        try {
            return consumer.poll(waiting ? backoff.pause() : POLL);
        } catch (OffsetOutOfRangeException gone) {
            LOG.atError()
                    .addKeyValue("topic", topic)
                    .addKeyValue("partitions", gone.offsetOutOfRangePartitions())
                    .log("no records at the positions we are at: beginning at the oldest there are");
            footing.loseOutOfRange(gone.offsetOutOfRangePartitions().keySet());
            return ConsumerRecords.empty();
        }
    }

    private void find(Footing footing) {
        if (!footing.hasJoined()) {
            return;
        }
        try {
            destination.tend();
            footing.find(topic);
            LOG.atInfo()
                    .addKeyValue("topic", topic)
                    .addKeyValue("partitions", footing.counted().size())
                    .log("intake is at work");
            state.well();
        } catch (SQLException | KafkaException failed) {
            trouble(failed instanceof SQLException ? "postgres" : "kafka", failed);
        }
    }

    private void store(ConsumerRecords<byte[], byte[]> records, Footing footing) {
        try {
            storage.store(destination, read(records), footing);
            backoff.reset();
            state.well();
        } catch (SupersededException superseded) {
            metrics.superseded.increment();
            lose(footing);
        } catch (SQLException | KafkaException failed) {
            metrics.failures.increment();
            trouble(failed instanceof SQLException ? "postgres" : "kafka", failed);
            lose(footing);
        }
    }

    private void lose(Footing footing) {
        destination.forget();
        footing.lose();
    }

    private Fetched<T> read(ConsumerRecords<byte[], byte[]> records) {
        List<Arrival<T>> arrivals = new ArrayList<>(records.count());
        for (ConsumerRecord<byte[], byte[]> each : records) {
            arrivals.add(read(each));
        }
        return new Fetched<>(arrivals);
    }

    private Arrival<T> read(ConsumerRecord<byte[], byte[]> source) {
        try {
            if (source.value() == null) {
                throw new UnusableRecordException("it has no value");
            }
            return new Arrival<>(source, destination.read(source.value()));
        } catch (UnusableRecordException unusable) {
            tools.deadLetters().keep(source, unusable.reason());
            metrics.dead.increment();
            return new Arrival<>(source, null);
        }
    }

    private void check(Footing footing) {
        try {
            footing.check(topic);
            destination.tend();
            if (footing.origin() != null) {
                state.well();
            }
        } catch (SQLException | KafkaException failed) {
            trouble(failed instanceof SQLException ? "postgres" : "kafka", failed);
        }
    }

    private void trouble(String with, Exception failed) {
        state.troubled("waits for " + with);
        LOG.atWarn()
                .addKeyValue("topic", topic)
                .addKeyValue("with", with)
                .addKeyValue("state", failed instanceof SQLException sql ? sql.getSQLState() : null)
                .addKeyValue("error", failed.toString())
                .addKeyValue("cause", failed.getCause())
                .log("intake is held up and tries again");
    }

    /** Shows what is left to read; while one partition's is unknown, as after a fault, the last known sum stays. */
    private void showLag(Consumer<byte[], byte[]> consumer) {
        long sum = 0;
        for (TopicPartition partition : consumer.assignment()) {
            OptionalLong lag = consumer.currentLag(partition);
            if (lag.isEmpty()) {
                return;
            }
            sum += lag.getAsLong();
        }
        state.lag.set(sum);
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    private void await(Duration pause) {
        try {
            boolean stopping = stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
            LOG.atDebug().addKeyValue("stopping", stopping).log("paused");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            stopped.countDown();
        }
    }
}
