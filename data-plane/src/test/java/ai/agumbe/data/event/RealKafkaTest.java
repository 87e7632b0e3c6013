package ai.agumbe.data.event;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.data.config.ConfigFeed;
import ai.agumbe.data.config.ConfigSettings;
import ai.agumbe.data.config.ConfigState;
import ai.agumbe.data.config.NodeReporter;
import ai.agumbe.model.topic.Headers;
import ai.agumbe.model.topic.Topics;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Both ends of a node's talk with Kafka, with a real broker that is absent, comes, is killed and comes back. */
final class RealKafkaTest {
    @TempDir
    Path directory;

    @Test
    void eventsAndConfigSurviveTheBroker() throws Exception {
        ((Logger) LoggerFactory.getLogger("org.apache.kafka")).setLevel(Level.ERROR);
        Path home = Files.createDirectory(directory.resolve("kafka"));
        AtomicLong applied = new AtomicLong(-1);
        try (RealBroker broker = new RealBroker(home);
                SegmentJournal journal = JournalFiles.open(directory.resolve("journal"), new TestClock())) {
            JournalSender sender =
                    JournalSender.toKafka(journal, broker.address(), "node-1", new SimpleMeterRegistry());
            ConfigFeed feed = ConfigFeed.fromKafka(
                    ConfigSettings.of(directory.resolve("config")), InstantSource.system(), broker.address());
            feed.offerTo((documents, version) -> applied.set(version));
            NodeReporter reporter =
                    NodeReporter.toKafka(feed.status(), () -> null, "node-1", InstantSource.system(), broker.address());
            sender.start();
            feed.start();
            reporter.start();
            answer(journal, 0, 5);

            broker.create();
            Eventually.holds(() -> journal.backlog().unsent() == 0);
            Eventually.holds(() -> feed.status().state().equals(new ConfigState.Current(0)));
            measureSending(journal);
            try (KafkaProducer<String, String> publisher = publisher(broker.address())) {
                publisher.initTransactions();
                measurePush(publisher, applied);
                assertReported(broker.address(), 10);
            }

            broker.kill();
            answer(journal, 100, 110);
            broker.start();
            Eventually.holds(() -> journal.backlog().unsent() == 0);
            try (KafkaProducer<String, String> publisher = publisher(broker.address())) {
                publisher.initTransactions();
                publish(publisher, 11);
                Eventually.holds(() -> applied.get() == 11);
            }
            assertArrived(broker.address(), Topics.USAGE);
            assertArrived(broker.address(), Topics.REQUESTS);
            reporter.close();
            feed.close();
            sender.close(Duration.ofSeconds(5));
        }
    }

    private static void measureSending(SegmentJournal journal) {
        long slowest = 0;
        for (int i = 10; i < 30; i++) {
            long before = System.nanoTime();
            answer(journal, i, i + 1);
            Eventually.holds(() -> journal.backlog().unsent() == 0);
            slowest = Math.max(slowest, System.nanoTime() - before);
        }
        System.out.printf("MEASURE end to acknowledged by Kafka, slowest of 20: %.1f ms%n", slowest / 1e6);
    }

    private static void measurePush(KafkaProducer<String, String> publisher, AtomicLong applied) {
        long slowest = 0;
        for (int version = 1; version <= 10; version++) {
            publish(publisher, version);
            long committed = System.nanoTime();
            int expected = version;
            Eventually.holds(() -> applied.get() == expected);
            slowest = Math.max(slowest, System.nanoTime() - committed);
        }
        System.out.printf("MEASURE committed to applied, slowest of 10: %.1f ms%n", slowest / 1e6);
    }

    private static void publish(KafkaProducer<String, String> publisher, int version) {
        publisher.beginTransaction();
        ProducerRecord<String, String> record = new ProducerRecord<>(
                Topics.CONFIG.topic(), 0, "tenant//a", "{\"id\":\"a\",\"name\":\"a\",\"active\":true}");
        Map.of(
                        Headers.CONFIG_VERSION,
                        "" + version,
                        Headers.BATCH,
                        "b" + version,
                        Headers.BATCH_INDEX,
                        "0",
                        Headers.BATCH_COUNT,
                        "1")
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        var _ = publisher.send(record);
        publisher.commitTransaction();
    }

    private static void assertReported(String brokers, int version) {
        try (KafkaConsumer<String, String> consumer = consumer(brokers, Topics.NODES)) {
            Set<String> reports = new HashSet<>();
            Eventually.holds(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> reports.add(record.value()));
                return reports.stream().anyMatch(report -> report.contains("\"applied_version\":" + version + ","));
            });
        }
    }

    private static void assertArrived(String brokers, Topics topic) {
        Map<String, ConsumerRecord<String, String>> arrived = new HashMap<>();
        try (KafkaConsumer<String, String> consumer = consumer(brokers, topic)) {
            Eventually.holds(() -> {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> arrived.put(record.key(), record));
                return arrived.size() == 35;
            });
        }
        ConsumerRecord<String, String> record =
                requireNonNull(arrived.get(Exchanges.eventId(3).toString()));
        assertThat(record.value()).contains("\"eventId\":\"" + record.key() + "\"");
        assertThat(new String(record.headers().lastHeader(Headers.ID).value(), StandardCharsets.UTF_8))
                .isEqualTo(record.key());
    }

    private static KafkaConsumer<String, String> consumer(String brokers, Topics topic) {
        KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", brokers), new StringDeserializer(), new StringDeserializer());
        List<TopicPartition> partitions = IntStream.range(0, topic.partitions())
                .mapToObj(partition -> new TopicPartition(topic.topic(), partition))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer;
    }

    private static KafkaProducer<String, String> publisher(String brokers) {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        brokers,
                        "transactional.id",
                        "test",
                        "max.block.ms",
                        TimeUnit.SECONDS.toMillis(40)),
                new StringSerializer(),
                new StringSerializer());
    }

    private static void answer(SegmentJournal journal, int from, int to) {
        for (int i = from; i < to; i++) {
            journal.open(Exchanges.opening(i), Exchanges.estimate()).end(Exchanges.answered());
        }
    }
}
