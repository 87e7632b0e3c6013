package ai.agumbe.usage.spend;

import ai.agumbe.model.spend.Spend;
import ai.agumbe.model.spend.SpendKey;
import ai.agumbe.model.topic.EventType;
import ai.agumbe.model.topic.Headers;
import ai.agumbe.model.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** The topic that nodes read what was spent from. */
final class SpendTopic implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 30;

    private final Producer<byte[], byte[]> producer;
    private final String source;

    SpendTopic(Producer<byte[], byte[]> producer, String node) {
        this.producer = producer;
        this.source = "agumbe/usage-consumer/" + node;
    }

    /** Returns when the broker has them all; throws when it does not take one. */
    void publish(List<Spend> spends, Instant at) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        spends.forEach(spend -> records.add(record(spend.key(), TopicJson.write(spend), at)));
        send(records);
    }

    /** Nobody needs them any more. */
    void bury(List<SpendKey> keys, Instant at) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        keys.forEach(key -> records.add(record(key, null, at)));
        send(records);
    }

    private ProducerRecord<byte[], byte[]> record(SpendKey key, byte @Nullable [] value, Instant at) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(Topics.SPEND.topic(), 0, key.toString().getBytes(StandardCharsets.UTF_8), value);
        header(record, Headers.SPEC_VERSION, "1.0");
        header(record, Headers.ID, UUID.randomUUID().toString());
        header(record, Headers.SOURCE, source);
        header(record, Headers.TYPE, EventType.SPEND);
        header(record, Headers.TIME, at.toString());
        header(record, Headers.CONTENT_TYPE, "application/json");
        return record;
    }

    private static void header(ProducerRecord<byte[], byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private void send(List<ProducerRecord<byte[], byte[]>> records) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        records.forEach(record -> sent.add(producer.send(record)));
        producer.flush();
        try {
            for (Future<RecordMetadata> each : sent) {
                each.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        } catch (ExecutionException refused) {
            throw new KafkaException("spend is not taken", refused.getCause());
        } catch (TimeoutException late) {
            throw new KafkaException("spend: no answer from the broker", late);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new KafkaException(stopped);
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(2));
    }
}
