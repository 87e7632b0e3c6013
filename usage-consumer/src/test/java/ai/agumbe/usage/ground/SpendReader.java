package ai.agumbe.usage.ground;

import ai.agumbe.model.topic.Topics;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the spend topic as a node does: the last word on each key counts. */
public final class SpendReader implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final TopicPartition PARTITION = new TopicPartition(Topics.SPEND.topic(), 0);

    private final Map<String, JsonNode> words = new HashMap<>();
    private final KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
            Map.of("bootstrap.servers", TestKafka.brokers()), new ByteArrayDeserializer(), new ByteArrayDeserializer());

    public SpendReader() {
        consumer.assign(List.of(PARTITION));
        consumer.seekToBeginning(List.of(PARTITION));
    }

    /** Waits until what is said under the first key that begins so is this. */
    public void await(String account, String what, Predicate<JsonNode> is) {
        Waiting.until(Duration.ofSeconds(30), account + " " + what + ", not " + words, () -> {
            read();
            return words.entrySet().stream()
                    .anyMatch(word -> word.getKey().startsWith(account) && is.test(word.getValue()));
        });
    }

    /** What was read last under the first key that begins so. */
    public JsonNode last(String account) {
        return words.entrySet().stream()
                .filter(word -> word.getKey().startsWith(account))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    public void awaitSilence(String account) {
        Waiting.until(Duration.ofSeconds(30), account + " taken back, not " + words, () -> {
            read();
            return words.keySet().stream().noneMatch(key -> key.startsWith(account));
        });
    }

    private void read() {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(50))) {
            String key = new String(record.key(), StandardCharsets.UTF_8);
            if (record.value() == null) {
                words.remove(key);
            } else {
                words.put(key, json(record.value()));
            }
        }
    }

    private static JsonNode json(byte[] value) {
        try {
            return JSON.readTree(value);
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
