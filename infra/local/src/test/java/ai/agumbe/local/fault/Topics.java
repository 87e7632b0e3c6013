package ai.agumbe.local.fault;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The event topics, read and written by somebody from outside. */
record Topics(String brokers) {
    private static final List<String> NAMES = List.of("agumbe.usage", "agumbe.requests");
    private static final int PARTITIONS = 12;
    private static final Duration POLL = Duration.ofMillis(500);

    /** Every event so far that speaks of that tenant, once, however often it was delivered. */
    List<ConsumerRecord<byte[], byte[]>> eventsOf(String tenant) {
        Map<String, ConsumerRecord<byte[], byte[]>> all = new LinkedHashMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", brokers, "auto.offset.reset", "earliest"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = NAMES.stream()
                    .flatMap(name -> consumer.partitionsFor(name).stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    if (text(record.value()).contains("\"" + tenant + "\"")) {
                        all.putIfAbsent(record.topic() + " " + text(record.key()), record);
                    }
                }
            }
        }
        return List.copyOf(all.values());
    }

    /** Delivers these events again, so often each, in any order and on any partition. */
    void deliverAgain(List<ConsumerRecord<byte[], byte[]>> events, int times, Random random) {
        Map<String, Object> settings = new HashMap<>(Map.of("bootstrap.servers", brokers, "acks", "all"));
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int time = 0; time < times; time++) {
                List<ConsumerRecord<byte[], byte[]>> order = new ArrayList<>(events);
                Collections.shuffle(order, random);
                for (ConsumerRecord<byte[], byte[]> event : order) {
                    var _ = producer.send(new ProducerRecord<>(
                            event.topic(), random.nextInt(PARTITIONS), event.key(), event.value(), event.headers()));
                }
            }
            producer.flush();
        }
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
