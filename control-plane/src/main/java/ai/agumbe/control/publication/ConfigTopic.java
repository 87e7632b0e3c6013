package ai.agumbe.control.publication;

import ai.agumbe.model.topic.EventType;
import ai.agumbe.model.topic.Headers;
import ai.agumbe.model.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** The config topic as its one writer has it open. */
final class ConfigTopic implements AutoCloseable {
    private final Brokers brokers;
    private final KafkaProducer<String, String> producer;

    private ConfigTopic(Brokers brokers, KafkaProducer<String, String> producer) {
        this.brokers = brokers;
        this.producer = producer;
    }

    /** Opens it for writing; whoever had it open before can write no more. */
    static ConfigTopic open(Brokers brokers) throws InterruptedException, ExecutionException {
        brokers.createTopics();
        KafkaProducer<String, String> producer = brokers.publisher();
        boolean ready = false;
        try {
            producer.initTransactions();
            ready = true;
            return new ConfigTopic(brokers, producer);
        } finally {
            if (!ready) {
                producer.close(Duration.ZERO);
            }
        }
    }

    boolean isEmpty() {
        TopicPartition partition = new TopicPartition(Topics.CONFIG.topic(), 0);
        try (KafkaConsumer<String, String> reader = brokers.reader()) {
            Map<TopicPartition, Long> ends = reader.endOffsets(List.of(partition));
            return ends.getOrDefault(partition, 0L) == 0;
        }
    }

    /** Sends whole batches in one transaction; returns when Kafka has them. */
    void send(List<Unsent> batches) {
        producer.beginTransaction();
        for (Unsent one : batches) {
            var _ = producer.send(recordOf(one)); // the commit throws what a send failed with
        }
        producer.commitTransaction();
    }

    private static ProducerRecord<String, String> recordOf(Unsent unsent) {
        ProducerRecord<String, String> sent =
                new ProducerRecord<>(Topics.CONFIG.topic(), 0, unsent.key(), unsent.body());
        header(sent, Headers.SPEC_VERSION, "1.0");
        header(sent, Headers.ID, unsent.batch() + "-" + unsent.place().index());
        header(sent, Headers.SOURCE, "/agumbe/control-plane");
        header(sent, Headers.TYPE, EventType.CONFIG);
        header(
                sent,
                Headers.TIME,
                unsent.at().withOffsetSameInstant(ZoneOffset.UTC).toInstant().toString());
        header(sent, Headers.CONTENT_TYPE, "application/json");
        header(sent, Headers.CONFIG_VERSION, Long.toString(unsent.version()));
        header(sent, Headers.BATCH, unsent.batch().toString());
        header(sent, Headers.BATCH_INDEX, Integer.toString(unsent.place().index()));
        header(sent, Headers.BATCH_COUNT, Integer.toString(unsent.place().count()));
        return sent;
    }

    private static void header(ProducerRecord<String, String> sent, String name, String value) {
        sent.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
    }
}
