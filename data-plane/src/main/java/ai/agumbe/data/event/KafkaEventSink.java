package ai.agumbe.data.event;

import ai.agumbe.model.topic.EventType;
import ai.agumbe.model.topic.Headers;
import ai.agumbe.model.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Ships events to their topics, keyed by event id, with CloudEvents headers. */
final class KafkaEventSink implements EventSink {
    /**
     * Two topics of twelve partitions share the traffic: at 5 ms batches held a handful of events each, and compressing
     * and sending them took a quarter of the node's CPU. Readers see rows within two seconds, so 50 ms are there to spend.
     */
    private static final int LINGER_MILLIS = 50;

    private final KafkaProducer<byte[], byte[]> producer;
    private final byte[] source;

    KafkaEventSink(String bootstrapServers, String node) {
        producer = new KafkaProducer<>(settings(bootstrapServers, node));
        source = utf8("agumbe/data-plane/" + node);
    }

    @Override
    public void send(EndedRecord record, Receipt receipt) {
        send(recordFor(Topics.USAGE, EventType.USAGE, record, record.usage()), receipt);
        send(recordFor(Topics.REQUESTS, EventType.REQUEST, record, record.row()), receipt);
    }

    @Override
    public void close(Duration limit) {
        producer.close(limit);
    }

    private void send(ProducerRecord<byte[], byte[]> record, Receipt receipt) {
        var _ = producer.send(record, (metadata, failure) -> tell(receipt, failure));
    }

    private static void tell(Receipt receipt, @Nullable Exception failure) {
        if (failure == null) {
            receipt.acknowledged();
        } else if (failure instanceof RecordTooLargeException || failure instanceof InvalidRecordException) {
            receipt.refused(failure);
        } else {
            receipt.failed(failure);
        }
    }

    private ProducerRecord<byte[], byte[]> recordFor(Topics topic, String type, EndedRecord ended, byte[] value) {
        byte[] id = utf8(ended.eventId().toString());
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic.topic(), id, value);
        record.headers()
                .add(Headers.SPEC_VERSION, utf8("1.0"))
                .add(Headers.ID, id)
                .add(Headers.SOURCE, source)
                .add(Headers.TYPE, utf8(type))
                .add(Headers.TIME, utf8(ended.startedAt().toString()))
                .add(Headers.CONTENT_TYPE, utf8("application/json"));
        return record;
    }

    private static Map<String, Object> settings(String bootstrapServers, String node) {
        return Map.ofEntries(
                Map.entry(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                Map.entry(ProducerConfig.CLIENT_ID_CONFIG, "agumbe-journal-" + node),
                Map.entry(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class),
                Map.entry(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class),
                Map.entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true),
                Map.entry(ProducerConfig.ACKS_CONFIG, "all"),
                Map.entry(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd"),
                Map.entry(ProducerConfig.COMPRESSION_ZSTD_LEVEL_CONFIG, 1),
                Map.entry(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS),
                Map.entry(ProducerConfig.BATCH_SIZE_CONFIG, 128 << 10),
                Map.entry(ProducerConfig.BUFFER_MEMORY_CONFIG, 16L << 20),
                Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, 2_000),
                Map.entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000),
                Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000),
                Map.entry(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500L),
                Map.entry(ProducerConfig.ENABLE_METRICS_PUSH_CONFIG, false));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
