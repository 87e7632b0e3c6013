package ai.agumbe.data.config;

import ai.agumbe.model.config.ConfigKey;
import ai.agumbe.model.topic.NodeReport;
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

/** The reports that nodes send from now on. */
final class KafkaHeartbeats implements LiveNodes.Heartbeats {
    private static final TopicPartition PARTITION = new TopicPartition(Topics.NODES.topic(), 0);
    private static final int TIMEOUT_MS = 3_000;

    private final KafkaConsumer<String, byte[]> consumer;

    KafkaHeartbeats(String bootstrapServers) {
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
                "latest",
                "fetch.max.wait.ms",
                500,
                "enable.metrics.push",
                false));
        consumer = new KafkaConsumer<>(reading, new StringDeserializer(), new ByteArrayDeserializer());
        consumer.assign(List.of(PARTITION));
        consumer.seekToEnd(List.of(PARTITION));
    }

    @Override
    public List<NodeReport> poll(Duration wait) {
        List<NodeReport> reports = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : consumer.poll(wait)) {
            if (record.key() != null && record.value() != null) {
                read(record, reports);
            }
        }
        return reports;
    }

    private static void read(ConsumerRecord<String, byte[]> record, List<NodeReport> reports) {
        try {
            ConfigKey key = new ConfigKey("node", "", record.key());
            reports.add(DocumentJson.read(key, record.value(), NodeReport.class));
        } catch (RefusedConfigException illegible) {
            // A later version says it otherwise; a node that cannot be read is not counted.
        }
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
    }
}
