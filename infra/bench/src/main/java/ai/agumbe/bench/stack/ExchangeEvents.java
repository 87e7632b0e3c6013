package ai.agumbe.bench.stack;

import ai.agumbe.bench.failure.BenchFailure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What real calls left on the topics, and any number of copies of it that are exchanges of their own, of many tenants. */
final class ExchangeEvents {
    static final String USAGE = "agumbe.usage";
    static final String REQUESTS = "agumbe.requests";
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration PACE = Duration.ofNanos(100_000);
    private static final Pattern INSTANT = Pattern.compile("20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");

    private final String brokers;
    private final String tenant;
    private final RandomGenerator random = RandomGenerator.of("Xoroshiro128PlusPlus");

    ExchangeEvents(String brokers, String tenant) {
        this.brokers = brokers;
        this.tenant = tenant;
    }

    /** One exchange as it was sent: its two events by their topics. */
    record Sample(String id, Map<String, ConsumerRecord<byte[], byte[]>> events) {
        boolean isWhole() {
            return events.size() == 2;
        }

        int bytes(String topic) {
            return event(topic).value().length;
        }

        ConsumerRecord<byte[], byte[]> event(String topic) {
            var found = events.get(topic);
            if (found == null) {
                throw new BenchFailure(id + ": has no event on " + topic);
            }
            return found;
        }
    }

    /** The tenant's exchanges that are on both topics. */
    List<Sample> samples() {
        var byId = new HashMap<String, Sample>();
        Map<String, Object> settings = Map.of("bootstrap.servers", brokers, "isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = new ArrayList<TopicPartition>();
            for (var topic : List.of(USAGE, REQUESTS)) {
                consumer.partitionsFor(topic)
                        .forEach(each -> partitions.add(new TopicPartition(topic, each.partition())));
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            for (var records = consumer.poll(LOOK); !records.isEmpty(); records = consumer.poll(LOOK)) {
                records.forEach(record -> take(record, byId));
            }
        } catch (KafkaException e) {
            throw new BenchFailure("samples: cannot be read", e);
        }
        return byId.values().stream().filter(Sample::isWhole).toList();
    }

    private void take(ConsumerRecord<byte[], byte[]> record, Map<String, Sample> byId) {
        if (text(record.value()).contains("\":\"" + tenant + "\"")) {
            var id = text(record.key());
            byId.computeIfAbsent(id, key -> new Sample(key, new HashMap<>()))
                    .events()
                    .put(record.topic(), record);
        }
    }

    /** Sends so many exchanges more, of so many tenants in turn, as if {@link #PACE} lay between them and the last were now. */
    void copy(List<Sample> samples, int exchanges, int tenants) {
        var first = Instant.now().minus(PACE.multipliedBy(exchanges));
        Map<String, Object> settings =
                Map.of("bootstrap.servers", brokers, "linger.ms", 5, "batch.size", 65_536, "compression.type", "lz4");
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int number = 0; number < exchanges; number++) {
                var sample = samples.get(number % samples.size());
                var id = anotherId(first.plus(PACE.multipliedBy(number)));
                var owner = tenant + "-" + number % tenants;
                var _ = producer.send(copy(sample, USAGE, id, owner));
                var _ = producer.send(copy(sample, REQUESTS, id, owner));
            }
            producer.flush();
        } catch (KafkaException e) {
            throw new BenchFailure("exchanges: cannot be laid", e);
        }
    }

    private ProducerRecord<byte[], byte[]> copy(Sample sample, String topic, UUID copyId, String owner) {
        var event = sample.event(topic);
        var id = copyId.toString();
        var later = Duration.ofMillis(millisOf(copyId) - millisOf(UUID.fromString(sample.id())));
        var value = moved(text(event.value()), later)
                .replace(sample.id(), id)
                .replace("\"requestId\":\"", "\"requestId\":\"" + id.substring(24))
                .replace("\":\"" + tenant + "\"", "\":\"" + owner + "\"");
        var sent = new ProducerRecord<>(topic, null, utf8(id), utf8(value));
        for (Header header : event.headers()) {
            var same = text(header.value()).equals(sample.id());
            sent.headers().add(header.key(), same ? utf8(id) : header.value());
        }
        return sent;
    }

    private UUID anotherId(Instant moment) {
        var version7 = moment.toEpochMilli() << 16 | 0x7000 | random.nextInt(1 << 12);
        return new UUID(version7, random.nextLong() >>> 2 | Long.MIN_VALUE);
    }

    private static long millisOf(UUID version7) {
        return version7.getMostSignificantBits() >>> 16;
    }

    private static String moved(String json, Duration later) {
        return INSTANT.matcher(json)
                .replaceAll(found -> Instant.parse(found.group()).plus(later).toString());
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
