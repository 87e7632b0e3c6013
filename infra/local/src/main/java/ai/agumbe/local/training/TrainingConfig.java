package ai.agumbe.local.training;

import ai.agumbe.local.layout.StackFailure;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What the data plane under training finds on the config topic: one model, and many keys with one and the same secret. */
final class TrainingConfig {
    static final String KEY_ENCRYPTION_KEYS = "training:" + "A".repeat(43) + "=";

    /** The first of the keys; good nowhere but here. */
    static final String KEY = "agk_Training00000000." + "x".repeat(43) + "3pGVSL";

    private static final String CONFIG = "agumbe.config";
    private static final List<NewTopic> TOPICS = List.of(
            new NewTopic(CONFIG, 1, (short) 1),
            new NewTopic("agumbe.nodes", 1, (short) 1),
            new NewTopic("agumbe.usage", 12, (short) 1),
            new NewTopic("agumbe.requests", 12, (short) 1));
    private static final int KEYS = 2_000;
    private static final int LIMIT_SECONDS = 20;

    private final String simulator;

    TrainingConfig(String simulator) {
        this.simulator = simulator;
    }

    /** A document of the resource, and the key under which it is published. */
    private record Entry(String key, JsonNode document) {}

    static void makeTopics(String brokers) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            admin.createTopics(TOPICS).all().get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StackFailure("training: interrupted");
        } catch (ExecutionException | TimeoutException failed) {
            throw new StackFailure("training: its topics cannot be made", failed);
        }
    }

    void publish(String brokers) {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers, "linger.ms", 5),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            int version = 0;
            for (Entry entry : entries()) {
                int copies = entry.key().contains("${id}") ? KEYS : 1;
                for (int copy = 0; copy < copies; copy++) {
                    send(producer, entry, String.format(Locale.ROOT, "Training%08d", copy), ++version);
                }
            }
            producer.flush();
        } catch (IOException failed) {
            throw new StackFailure("training: its config cannot be read", failed);
        }
    }

    private void send(KafkaProducer<byte[], byte[]> producer, Entry entry, String id, int version) {
        byte[] document = utf8(entry.document().toString().replace("${id}", id).replace("${simulator}", simulator));
        ProducerRecord<byte[], byte[]> sent =
                new ProducerRecord<>(CONFIG, 0, utf8(entry.key().replace("${id}", id)), document);
        sent.headers()
                .add("agumbe_version", utf8(Integer.toString(version)))
                .add("agumbe_batch", utf8("training-" + version))
                .add("agumbe_batch_index", utf8("0"))
                .add("agumbe_batch_count", utf8("1"));
        var _ = producer.send(sent);
    }

    private static List<Entry> entries() throws IOException {
        try (InputStream resource = Optional.ofNullable(TrainingConfig.class.getResourceAsStream("config.json"))
                .orElseThrow()) {
            return new ObjectMapper().readValue(resource, new TypeReference<>() {});
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
