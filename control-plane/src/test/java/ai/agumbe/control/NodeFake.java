package ai.agumbe.control;

import ai.agumbe.model.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Follows the config topic and reports on the nodes topic, as a data plane does. */
final class NodeFake implements AutoCloseable {
    private final String id;
    private final String brokers;
    private final AtomicLong applied = new AtomicLong();
    private volatile @Nullable String refusal;
    private volatile boolean running = true;
    private final Thread thread = new Thread(this::run, "node-fake");

    NodeFake(String id, String brokers) {
        this.id = id;
        this.brokers = brokers;
    }

    String id() {
        return id;
    }

    long applied() {
        return applied.get();
    }

    void follow() {
        thread.start();
    }

    /** From now on every change is refused for this reason. */
    void refuse(String reason) {
        refusal = reason;
    }

    private void run() {
        Map<String, Object> config = Map.of("bootstrap.servers", brokers, "isolation.level", "read_committed");
        TopicPartition partition = new TopicPartition(Topics.CONFIG.topic(), 0);
        try (KafkaConsumer<String, String> reader =
                        new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer());
                KafkaProducer<String, String> reports = new KafkaProducer<>(
                        Map.of("bootstrap.servers", brokers), new StringSerializer(), new StringSerializer())) {
            reader.assign(List.of(partition));
            reader.seekToBeginning(List.of(partition));
            long seen = 0;
            while (running) {
                for (var sent : reader.poll(Duration.ofMillis(200))) {
                    seen = Math.max(seen, TopicRecord.of(sent).version());
                }
                var _ = reports.send(new ProducerRecord<>(Topics.NODES.topic(), id, report(seen)));
            }
        }
    }

    private String report(long seen) {
        String reason = refusal;
        if (reason == null) {
            applied.set(seen);
        }
        boolean refused = reason != null && seen > applied.get();
        return """
                {"id":"%s","plane":"data","applied_version":%d,"refused_version":%s,"last_error":%s,"at":"%s"}""".formatted(
                id, applied.get(), refused ? seen : "null", refused ? "\"" + reason + "\"" : "null", Instant.now());
    }

    @Override
    public void close() {
        running = false;
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
