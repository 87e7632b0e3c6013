package ai.agumbe.data.config;

import ai.agumbe.data.config.ConfigRecord.BatchPlace;
import ai.agumbe.model.config.ConfigKey;
import ai.agumbe.model.topic.Headers;
import ai.agumbe.model.topic.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The config topic on Kafka. */
final class KafkaConfigTopic implements ConfigTopic {
    private static final Logger LOG = LoggerFactory.getLogger(KafkaConfigTopic.class);
    private static final TopicPartition PARTITION = new TopicPartition(Topics.CONFIG.topic(), 0);
    private static final int TIMEOUT_MS = 3_000;

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Admin admin;

    KafkaConfigTopic(String bootstrapServers) {
        Map<String, Object> shared = Map.of(
                "bootstrap.servers", bootstrapServers,
                "default.api.timeout.ms", TIMEOUT_MS,
                "request.timeout.ms", TIMEOUT_MS,
                "reconnect.backoff.max.ms", 250L,
                "enable.metrics.push", false);
        admin = Admin.create(shared);
        Map<String, Object> reading = new HashMap<>(shared);
        reading.put("isolation.level", "read_committed");
        reading.put("enable.auto.commit", false);
        reading.put("auto.offset.reset", "none");
        reading.put("fetch.max.wait.ms", 500);
        reading.put("fetch.min.bytes", 1);
        reading.put("max.poll.records", 5_000);
        consumer = new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.assign(List.of(PARTITION));
    }

    @Override
    public TopicIdentity identity() {
        String cluster = answer(admin.describeCluster().clusterId());
        Map<String, TopicDescription> topics =
                answer(admin.describeTopics(List.of(PARTITION.topic())).allTopicNames());
        TopicDescription topic = topics.get(PARTITION.topic());
        if (topic == null) {
            throw new KafkaException(PARTITION.topic() + ": missing (expected: a topic made by the control plane)");
        }
        return new TopicIdentity(cluster, topic.topicId().toString());
    }

    @Override
    public long begin() {
        return consumer.beginningOffsets(List.of(PARTITION)).getOrDefault(PARTITION, 0L);
    }

    @Override
    public long end() {
        return consumer.endOffsets(List.of(PARTITION)).getOrDefault(PARTITION, 0L);
    }

    @Override
    public void seek(long offset) {
        consumer.seek(PARTITION, offset);
    }

    @Override
    public List<ConfigRecord> poll(Duration wait) {
        List<ConfigRecord> records = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(wait)) {
            try {
                records.add(read(record));
            } catch (RuntimeException illegible) {
                LOG.atError()
                        .addKeyValue("offset", record.offset())
                        .addKeyValue("reason", illegible.getMessage())
                        .log("config record without legible key or headers skipped");
            }
        }
        return records;
    }

    @Override
    public long position() {
        return consumer.position(PARTITION);
    }

    @Override
    public void close() {
        try (admin) {
            consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
        }
    }

    private static ConfigRecord read(ConsumerRecord<byte[], byte[]> record) {
        BatchPlace place = new BatchPlace(
                text(record, Headers.BATCH),
                Integer.parseInt(text(record, Headers.BATCH_INDEX)),
                Integer.parseInt(text(record, Headers.BATCH_COUNT)));
        ConfigKey key = ConfigKey.parse(new String(record.key(), StandardCharsets.UTF_8));
        long version = Long.parseLong(text(record, Headers.CONFIG_VERSION));
        return new ConfigRecord(record.offset(), key, record.value(), version, place);
    }

    private static String text(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        if (header == null) {
            throw new IllegalArgumentException(name + ": missing (expected: a header)");
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    private static <T> T answer(KafkaFuture<T> future) {
        try {
            return future.get(TIMEOUT_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", interrupted);
        } catch (ExecutionException failed) {
            throw new KafkaException(failed.getMessage(), failed);
        } catch (TimeoutException late) {
            throw new KafkaException("Kafka does not answer", late);
        }
    }
}
