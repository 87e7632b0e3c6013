package ai.agumbe.local.e2e;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Where the event topics end right now, by topic and partition. */
record TopicEnds(String brokers) {
    private static final List<String> TOPICS = List.of("agumbe.usage", "agumbe.requests");

    Map<String, Map<Integer, Long>> read() {
        Map<String, Object> settings = Map.of("bootstrap.servers", brokers);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            Map<String, Map<Integer, Long>> ends = new HashMap<>();
            for (String topic : TOPICS) {
                List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                        .map(partition -> new TopicPartition(topic, partition.partition()))
                        .toList();
                Map<Integer, Long> ofTopic = new HashMap<>();
                consumer.endOffsets(partitions).forEach((partition, end) -> ofTopic.put(partition.partition(), end));
                ends.put(topic, ofTopic);
            }
            return ends;
        }
    }
}
