package ai.agumbe.usage.ground;

import ai.agumbe.model.topic.Headers;
import ai.agumbe.model.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the dead-letter topic. */
public final class DeadLetterBox implements AutoCloseable {
    private final Map<String, ConsumerRecord<byte[], byte[]>> letters = new HashMap<>();
    private final KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
            Map.of("bootstrap.servers", TestKafka.brokers(), "auto.offset.reset", "earliest"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());

    public DeadLetterBox() {
        consumer.assign(List.of(new TopicPartition(Topics.DEAD_LETTER.topic(), 0)));
    }

    public String reasonOf(String key) {
        return header(key, Headers.DEAD_REASON);
    }

    public String originOf(String key) {
        return header(key, Headers.DEAD_ORIGIN);
    }

    @Override
    public void close() {
        consumer.close();
    }

    private String header(String key, String name) {
        Waiting.until(Duration.ofSeconds(20), "a dead letter " + key, () -> {
            consumer.poll(Duration.ofMillis(100))
                    .forEach(letter -> letters.put(new String(letter.key(), StandardCharsets.UTF_8), letter));
            return letters.containsKey(key);
        });
        return new String(
                Objects.requireNonNull(letters.get(key))
                        .headers()
                        .lastHeader(name)
                        .value(),
                StandardCharsets.UTF_8);
    }
}
