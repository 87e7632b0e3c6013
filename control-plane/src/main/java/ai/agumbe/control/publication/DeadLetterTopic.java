package ai.agumbe.control.publication;

import ai.agumbe.control.problem.Problem;
import ai.agumbe.control.problem.Reason;
import ai.agumbe.model.topic.Topics;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What could not be processed, read for operators, and sent to where it came from once more. */
@Singleton
public final class DeadLetterTopic {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterTopic.class);
    /** Each holds a few MiB of letters and a connection. */
    private static final int AT_ONCE = 4;

    private static final TopicPartition LETTERS = new TopicPartition(Topics.DEAD_LETTER.topic(), 0);
    private final Brokers brokers;
    private final InstantSource clock;
    private final Semaphore seats = new Semaphore(AT_ONCE);

    DeadLetterTopic(Brokers brokers, InstantSource clock) {
        this.brokers = brokers;
        this.clock = clock;
    }

    /** Something to do with Kafka. */
    private interface Work<T> {
        T run() throws ExecutionException, InterruptedException;
    }

    /** Opens it for the work; a Kafka that is away is a {@link Problem} that says so. */
    public <T> T read(Function<OpenLetters, T> work) {
        return bounded(() -> {
            OpenLetters.Extent extent = extent();
            try (KafkaConsumer<byte[], byte[]> reader = brokers.letterReader()) {
                return work.apply(new OpenLetters(reader, LETTERS, extent, clock));
            }
        });
    }

    /** Sends them, unchanged and in this order; returns when Kafka has all of them. */
    public void revive(List<DeadLetter> letters) {
        bounded(() -> {
            try (KafkaProducer<byte[], byte[]> sender = brokers.letterSender()) {
                List<Future<RecordMetadata>> sent = new ArrayList<>();
                letters.forEach(letter -> sent.add(sender.send(letter.revived())));
                sender.flush();
                for (Future<RecordMetadata> one : sent) {
                    one.get();
                }
                return letters;
            }
        });
    }

    private OpenLetters.Extent extent() throws ExecutionException, InterruptedException {
        try (Admin admin = brokers.admin()) {
            String id = Objects.requireNonNull(admin.describeTopics(List.of(LETTERS.topic()))
                            .topicNameValues()
                            .get(LETTERS.topic()))
                    .get()
                    .topicId()
                    .toString();
            return new OpenLetters.Extent(id, offset(admin, OffsetSpec.earliest()), offset(admin, OffsetSpec.latest()));
        }
    }

    private static long offset(Admin admin, OffsetSpec which) throws ExecutionException, InterruptedException {
        return admin.listOffsets(Map.of(LETTERS, which))
                .partitionResult(LETTERS)
                .get()
                .offset();
    }

    private <T> T bounded(Work<T> work) {
        if (!seats.tryAcquire()) {
            throw Problem.of(Reason.UNAVAILABLE, "others are at the dead letters; try again");
        }
        try {
            return work.run();
        } catch (KafkaException | ExecutionException failure) {
            LOG.atWarn().addKeyValue("reason", failure.getMessage()).log("dead letters cannot be read or sent");
            throw Problem.of(Reason.UNAVAILABLE, "Kafka does not answer, or not in time; try again");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw Problem.of(Reason.UNAVAILABLE, "the control plane stops");
        } finally {
            seats.release();
        }
    }
}
