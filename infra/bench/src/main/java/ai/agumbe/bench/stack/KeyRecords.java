package ai.agumbe.bench.stack;

import ai.agumbe.bench.failure.BenchFailure;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Keys put straight on the config topic, as the control plane would after as many calls of its admin API. */
final class KeyRecords {
    private static final String TOPIC = "agumbe.config";

    private final String brokers;
    private final String tenant;

    KeyRecords(String brokers, String tenant) {
        this.brokers = brokers;
        this.tenant = tenant;
    }

    /** Publishes the keys from the one of that number on, each in a batch of its own. */
    void publish(int from, int to) {
        Map<String, Object> settings = Map.of("bootstrap.servers", brokers, "linger.ms", 5, "compression.type", "none");
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int number = from; number < to; number++) {
                var _ = producer.send(record(number));
            }
            producer.flush();
        } catch (KafkaException e) {
            throw new BenchFailure("keys: cannot be published", e);
        }
    }

    private ProducerRecord<byte[], byte[]> record(int number) {
        var id = String.format(Locale.ROOT, "BenchKey%08d", number);
        var hash = String.format(Locale.ROOT, "%064x", number);
        var sent = new ProducerRecord<>(TOPIC, 0, utf8("key/" + tenant + "/" + id), utf8(document(id, hash)));
        sent.headers()
                .add("agumbe_version", utf8("1"))
                .add("agumbe_batch", utf8("bench-" + number))
                .add("agumbe_batch_index", utf8("0"))
                .add("agumbe_batch_count", utf8("1"));
        return sent;
    }

    private String document(String id, String hash) {
        return """
            {"tenant":"%s","id":"%s","name":"one of many","app_id":null,"scopes":["inference","models:read"],\
            "secrets":[{"sha256":"%s","not_after":null}],"endpoints":null,"expires_at":null,"active":true,\
            "ip_allowlist":[],"limits":{"requests_per_minute":null,"requests_per_hour":null,"tokens_per_minute":null,\
            "max_concurrency":null},"metadata":{},"version":1,"created_at":"2026-01-01T00:00:00Z",\
            "updated_at":"2026-01-01T00:00:00Z"}""".formatted(tenant, id, hash);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
