package ai.agumbe.data.event;

import ai.agumbe.data.bytes.Moments;
import ai.agumbe.model.topic.EventType;
import ai.agumbe.model.topic.Headers;
import ai.agumbe.model.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Ships events to their topics, keyed by event id, with CloudEvents headers. */
final class KafkaEventSink implements EventSink {
    /**
     * Two topics of twelve partitions share the traffic: at 5 ms batches held a handful of events each, and compressing
     * and sending them took a quarter of the node's CPU. Readers see rows within two seconds, so 50 ms are there to spend.
     */
    private static final int LINGER_MILLIS = 50;

    private static final Header SPEC_VERSION = header(Headers.SPEC_VERSION, "1.0");
    private static final Header CONTENT_TYPE = header(Headers.CONTENT_TYPE, "application/json");
    private static final Header USAGE = header(Headers.TYPE, EventType.USAGE);
    private static final Header REQUEST = header(Headers.TYPE, EventType.REQUEST);

    private final KafkaProducer<byte[], byte[]> producer;
    private final Header source;
    private final Turns usageTurns = new Turns();
    private final Turns requestTurns = new Turns();

    KafkaEventSink(String bootstrapServers, String node) {
        producer = new KafkaProducer<>(settings(bootstrapServers, node));
        source = header(Headers.SOURCE, "agumbe/data-plane/" + node);
    }

    @Override
    public void send(EndedRecord record, Receipt receipt) {
        byte[] id = utf8(record.eventId().toString());
        Header eventId = new RecordHeader(Headers.ID, id);
        Header time = header(Headers.TIME, Moments.text(record.startedAt()));
        send(
                Topics.USAGE,
                usageTurns,
                id,
                record.usage(),
                List.of(SPEC_VERSION, eventId, source, USAGE, time, CONTENT_TYPE),
                receipt);
        send(
                Topics.REQUESTS,
                requestTurns,
                id,
                record.row(),
                List.of(SPEC_VERSION, eventId, source, REQUEST, time, CONTENT_TYPE),
                receipt);
    }

    @Override
    public void close(Duration limit) {
        producer.close(limit);
    }

    private void send(Topics topic, Turns turns, byte[] id, byte[] value, List<Header> headers, Receipt receipt) {
        int partition = turns.next(() -> producer.partitionsFor(topic.topic()).size());
        var _ = producer.send(
                new ProducerRecord<>(topic.topic(), partition, id, value, headers),
                (metadata, failure) -> tell(receipt, failure));
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

    private static Header header(String name, String value) {
        return new RecordHeader(name, utf8(value));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
