package ai.agumbe.control;

import ai.agumbe.model.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the config topic as it goes on, as a node does. */
final class TopicReader implements AutoCloseable {
    private final KafkaConsumer<String, String> reader;
    private long version;

    private TopicReader(KafkaConsumer<String, String> reader) {
        this.reader = reader;
    }

    static TopicReader atTheEnd(String brokers) {
        KafkaConsumer<String, String> reader = new KafkaConsumer<>(
                Map.of("bootstrap.servers", brokers, "isolation.level", "read_committed"),
                new StringDeserializer(),
                new StringDeserializer());
        TopicPartition partition = new TopicPartition(Topics.CONFIG.topic(), 0);
        reader.assign(List.of(partition));
        reader.seekToEnd(List.of(partition));
        reader.position(partition);
        return new TopicReader(reader);
    }

    void awaitVersion(long wanted) {
        Instant end = Instant.now().plusSeconds(20);
        while (version < wanted) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("version " + wanted + " did not come; the last was " + version);
            }
            for (ConsumerRecord<String, String> sent : reader.poll(Duration.ofMillis(100))) {
                version = TopicRecord.of(sent).version();
            }
        }
    }

    /** As an operator does by mistake. */
    static void deleteTopic(String brokers) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            admin.deleteTopics(List.of(Topics.CONFIG.topic())).all().get();
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
