package ai.agumbe.data.spend;

import ai.agumbe.data.config.DocumentJson;
import ai.agumbe.data.config.RefusedConfigException;
import ai.agumbe.model.config.ConfigKey;
import ai.agumbe.model.spend.Spend;
import ai.agumbe.model.spend.SpendKey;
import ai.agumbe.model.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The sums on {@code agumbe.spend}, from the topic's beginning. */
final class KafkaSpend implements SpendTopic {
    private static final TopicPartition PARTITION = new TopicPartition(Topics.SPEND.topic(), 0);
    private static final int TIMEOUT_MS = 3_000;

    private final KafkaConsumer<String, byte[]> consumer;

    KafkaSpend(String bootstrapServers) {
        Map<String, Object> reading = new HashMap<>(Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "default.api.timeout.ms",
                TIMEOUT_MS,
                "request.timeout.ms",
                TIMEOUT_MS,
                "reconnect.backoff.max.ms",
                1_000L,
                "enable.auto.commit",
                false,
                "auto.offset.reset",
                "earliest",
                "allow.auto.create.topics",
                false,
                "enable.metrics.push",
                false));
        consumer = new KafkaConsumer<>(reading, new StringDeserializer(), new ByteArrayDeserializer());
        consumer.assign(List.of(PARTITION));
        consumer.seekToBeginning(List.of(PARTITION));
    }

    @Override
    public List<Told> poll(Duration wait) {
        List<Told> told = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : consumer.poll(wait)) {
            if (record.key() != null) {
                read(record, told);
            }
        }
        return told;
    }

    private static void read(ConsumerRecord<String, byte[]> record, List<Told> told) {
        try {
            SpendKey window = SpendKey.parse(record.key());
            byte[] value = record.value();
            ConfigKey named = new ConfigKey("spend", "", record.key());
            told.add(new Told(window, value == null ? null : DocumentJson.read(named, value, Spend.class)));
        } catch (IllegalArgumentException | java.time.DateTimeException | RefusedConfigException illegible) {
            // A later version says it otherwise; the next one of this window may be legible again.
        }
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
    }
}
