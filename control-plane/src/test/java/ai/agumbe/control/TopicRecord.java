package ai.agumbe.control;

import ai.agumbe.model.topic.Headers;
import ai.agumbe.model.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A record of the config topic as a node reads it. */
record TopicRecord(long version, String batch, int index, int count, String key, String value) {
    /** Everything on the topic, once the version is there whole. */
    static List<TopicRecord> readTo(String brokers, long version) {
        Map<String, Object> config = Map.of("bootstrap.servers", brokers, "isolation.level", "read_committed");
        try (KafkaConsumer<String, String> reader =
                new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
            TopicPartition partition = new TopicPartition(Topics.CONFIG.topic(), 0);
            reader.assign(List.of(partition));
            reader.seekToBeginning(List.of(partition));
            List<TopicRecord> records = new ArrayList<>();
            Instant end = Instant.now().plusSeconds(20);
            while (records.isEmpty()
                    || records.getLast().version < version
                    || records.getLast().index + 1 < records.getLast().count) {
                if (Instant.now().isAfter(end)) {
                    throw new AssertionError("version " + version + " is not on the topic; there is " + records);
                }
                reader.poll(Duration.ofMillis(100)).forEach(sent -> records.add(of(sent)));
            }
            return records.stream().filter(sent -> sent.version <= version).toList();
        }
    }

    static TopicRecord of(ConsumerRecord<String, String> sent) {
        return new TopicRecord(
                Long.parseLong(header(sent, Headers.CONFIG_VERSION)),
                header(sent, Headers.BATCH),
                Integer.parseInt(header(sent, Headers.BATCH_INDEX)),
                Integer.parseInt(header(sent, Headers.BATCH_COUNT)),
                sent.key(),
                sent.value());
    }

    private static String header(ConsumerRecord<String, String> sent, String name) {
        return new String(sent.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
