package ai.agumbe.control.publication;

import ai.agumbe.control.setting.ControlSettings;
import ai.agumbe.model.topic.Topics;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Opens clients to Kafka, and sees that the topics are there. */
@Singleton
final class Brokers {
    private static final String HOUR_MS = "3600000";
    private static final long DAY_MS = 86_400_000;
    private final ControlSettings.Kafka settings;

    Brokers(ControlSettings settings) {
        this.settings = settings.kafka();
    }

    /** Creates the topics that are missing. */
    void createTopics() throws InterruptedException, ExecutionException {
        try (Admin admin = admin()) {
            List<NewTopic> topics =
                    List.of(Topics.values()).stream().map(this::topic).toList();
            for (var created : admin.createTopics(topics).values().values()) {
                try {
                    created.get();
                } catch (ExecutionException failure) {
                    if (!(failure.getCause() instanceof TopicExistsException)) {
                        throw failure;
                    }
                }
            }
        }
    }

    Admin admin() {
        return Admin.create(client(Map.of("default.api.timeout.ms", 5_000)));
    }

    /** The one publisher: a second one with this id fences the first. */
    KafkaProducer<String, String> publisher() {
        return new KafkaProducer<>(
                client(Map.of(
                        "transactional.id", "agumbe-config-publisher",
                        "acks", "all",
                        "linger.ms", 0,
                        "max.block.ms", 5_000,
                        "delivery.timeout.ms", 10_000,
                        "transaction.timeout.ms", 30_000)),
                new StringSerializer(),
                new StringSerializer());
    }

    KafkaConsumer<String, String> reader() {
        return new KafkaConsumer<>(
                client(Map.of(
                        "enable.auto.commit",
                        false,
                        "auto.offset.reset",
                        "earliest",
                        "default.api.timeout.ms",
                        5_000,
                        "isolation.level",
                        "read_committed")),
                new StringDeserializer(),
                new StringDeserializer());
    }

    /** Reads what may be no text, a little at a time. */
    KafkaConsumer<byte[], byte[]> letterReader() {
        return new KafkaConsumer<>(
                client(Map.of(
                        "enable.auto.commit",
                        false,
                        "auto.offset.reset",
                        "earliest",
                        "default.api.timeout.ms",
                        5_000,
                        "max.partition.fetch.bytes",
                        2 << 20,
                        "fetch.max.bytes",
                        2 << 20,
                        "isolation.level",
                        "read_committed")),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    KafkaProducer<byte[], byte[]> letterSender() {
        return new KafkaProducer<>(
                client(Map.of(
                        "acks", "all",
                        "linger.ms", 0,
                        "max.request.size", 2 << 20,
                        "max.block.ms", 5_000,
                        "delivery.timeout.ms", 10_000)),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    private NewTopic topic(Topics topic) {
        Map<String, String> config = switch (topic.cleanup()) {
            case COMPACT ->
                Map.of(
                        "cleanup.policy",
                        "compact",
                        "min.compaction.lag.ms",
                        HOUR_MS,
                        "delete.retention.ms",
                        Long.toString(7 * DAY_MS));
            case DELETE_7_DAYS -> Map.of("cleanup.policy", "delete", "retention.ms", Long.toString(7 * DAY_MS));
            case DELETE_30_DAYS -> Map.of("cleanup.policy", "delete", "retention.ms", Long.toString(30 * DAY_MS));
        };
        return new NewTopic(topic.topic(), topic.partitions(), settings.replication()).configs(config);
    }

    private Map<String, Object> client(Map<String, Object> more) {
        Map<String, Object> config = new HashMap<>(more);
        config.put("bootstrap.servers", settings.brokers());
        config.put("client.id", "agumbe-control");
        config.put("request.timeout.ms", 5_000);
        config.put("reconnect.backoff.max.ms", 500);
        return config;
    }
}
