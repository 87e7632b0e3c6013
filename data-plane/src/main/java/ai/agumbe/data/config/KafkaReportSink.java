package ai.agumbe.data.config;

import ai.agumbe.model.topic.EventType;
import ai.agumbe.model.topic.Headers;
import ai.agumbe.model.topic.NodeReport;
import ai.agumbe.model.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends node reports to their topic; one that does not arrive is followed by the next. */
final class KafkaReportSink implements NodeReporter.ReportSink {
    private final KafkaProducer<byte[], byte[]> producer;

    KafkaReportSink(String bootstrapServers, String node) {
        producer = new KafkaProducer<>(Map.ofEntries(
                Map.entry(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                Map.entry(ProducerConfig.CLIENT_ID_CONFIG, "agumbe-reports-" + node),
                Map.entry(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class),
                Map.entry(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class),
                Map.entry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, false),
                Map.entry(ProducerConfig.ACKS_CONFIG, "1"),
                Map.entry(ProducerConfig.LINGER_MS_CONFIG, 0),
                Map.entry(ProducerConfig.BUFFER_MEMORY_CONFIG, 256L << 10),
                Map.entry(ProducerConfig.MAX_BLOCK_MS_CONFIG, 500),
                Map.entry(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 2_000),
                Map.entry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2_500),
                Map.entry(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500L),
                Map.entry(ProducerConfig.ENABLE_METRICS_PUSH_CONFIG, false)));
    }

    @Override
    public void send(NodeReport report) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(Topics.NODES.topic(), utf8(report.id()), DocumentJson.write(report));
        record.headers()
                .add(Headers.SPEC_VERSION, utf8("1.0"))
                .add(Headers.ID, utf8(UUID.randomUUID().toString()))
                .add(Headers.SOURCE, utf8("agumbe/data-plane/" + report.id()))
                .add(Headers.TYPE, utf8(EventType.NODE))
                .add(Headers.TIME, utf8(report.at().toString()))
                .add(Headers.CONTENT_TYPE, utf8("application/json"));
        var _ = producer.send(record);
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
