package ai.agumbe.control.publication;

import ai.agumbe.model.topic.EventType;
import ai.agumbe.model.topic.Headers;
import ai.agumbe.model.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/** The config topic as its one writer has it open. */
final class ConfigTopic implements AutoCloseable {
    private final KafkaProducer<String, String> producer;
    private final Admin admin;

    private ConfigTopic(KafkaProducer<String, String> producer, Admin admin) {
        this.producer = producer;
        this.admin = admin;
    }

    /** Opens it for writing; whoever had it open before can write no more. */
    static ConfigTopic open(Brokers brokers) throws InterruptedException, ExecutionException {
        brokers.createTopics();
        KafkaProducer<String, String> producer = brokers.publisher();
        boolean ready = false;
        try {
            producer.initTransactions();
            ready = true;
            return new ConfigTopic(producer, brokers.admin());
        } finally {
            if (!ready) {
                producer.close(Duration.ZERO);
            }
        }
    }

    TopicState state() throws InterruptedException, ExecutionException {
        String topic = Topics.CONFIG.topic();
        TopicPartition partition = new TopicPartition(topic, 0);
        Uuid id = Objects.requireNonNull(
                        admin.describeTopics(List.of(topic)).topicNameValues().get(topic))
                .get()
                .topicId();
        long end = admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                .partitionResult(partition)
                .get()
                .offset();
        return new TopicState(id, end);
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
        admin.close(Duration.ofSeconds(1));
    }
}
