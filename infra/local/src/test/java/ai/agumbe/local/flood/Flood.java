package ai.agumbe.local.flood;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Exchanges of many tenants, laid on both topics as data planes would; some of them twice, some of the day before. */
final class Flood {
    static final String USAGE = "agumbe.usage";
    static final String REQUESTS = "agumbe.requests";
    private static final int TENANTS = 20;
    private static final int ONE_OF = 100;
    private static final int LATEST_MINUTES = 36 * 60;
    private static final int DIGITS = 12;

    private final String brokers;
    private final String run;
    private final Random random;
    private final Instant now;
    private final Map<String, Sums> expected = new TreeMap<>();
    private long sent;
    private final AtomicReference<@Nullable Exception> failed = new AtomicReference<>();

    /** @param run what the names of its tenants begin with */
    Flood(String brokers, String run, long seed, Instant now) {
        this.brokers = brokers;
        this.run = run;
        this.random = new Random(seed);
        this.now = now;
    }

    /** One exchange, in the two forms in which it is sent. */
    private record Exchange(String id, String usage, String row) {}

    /** Sends so many; returns when the broker has them all. */
    void send(int exchanges) {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                brokers,
                "acks",
                "all",
                "linger.ms",
                5,
                "compression.type",
                "lz4",
                "max.block.ms",
                Duration.ofMinutes(5).toMillis(),
                "delivery.timeout.ms",
                (int) Duration.ofMinutes(10).toMillis());
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int number = 0; number < exchanges; number++) {
                Exchange exchange = another(number);
                for (int times = random.nextInt(ONE_OF) == 0 ? 2 : 1; times > 0; times--) {
                    send(producer, USAGE, exchange.id(), exchange.usage());
                    send(producer, REQUESTS, exchange.id(), exchange.row());
                }
            }
            producer.flush();
        }
        Exception lost = failed.get();
        if (lost != null) {
            throw new AssertionError("Kafka did not take them all", lost);
        }
    }

    /** What the books must say, by tenant. */
    Map<String, Sums> expected() {
        return expected;
    }

    /** Records, those that were sent twice counted twice. */
    long sent() {
        return sent;
    }

    private void send(KafkaProducer<byte[], byte[]> producer, String topic, String id, String value) {
        sent++;
        var _ = producer.send(
                new ProducerRecord<>(
                        topic, id.getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8)),
                (sent, lost) -> failed.compareAndSet(null, lost));
    }

    private Exchange another(int number) {
        String tenant = run + "-" + number % TENANTS;
        String id = new UUID(random.nextLong(), random.nextLong()).toString();
        Instant began = now.minus(Duration.ofMinutes(random.nextInt(ONE_OF) == 0 ? random.nextInt(LATEST_MINUTES) : 0));
        int input = random.nextInt(2_000);
        int output = random.nextInt(500);
        BigDecimal cost = BigDecimal.valueOf(random.nextInt(1_000_000_000), DIGITS);
        expected.merge(tenant, Sums.NONE.plus(input + output, cost), (sum, one) -> sum.plus(one.tokens(), one.cost()));
        String usage = """
                {"eventId":"%s","node":"flood","startedAt":"%s","endedAt":"%s","tenant":"%s","app":"default","costCenter":null,\
                "environment":null,"endpoint":null,"key":"key-%d","subjectType":"app","requestKind":"chat","model":"@sim/m-%d",\
                "provider":"sim","operation":"op-%d","sourceService":null,"workspace":null,"stream":false,"status":"success",\
                "httpStatus":200,"errorCode":null,"latencyMs":%d,"estimated":false,"count":1,"sales":[{"model":"@sim/m-%d",\
                "provider":"sim","credential":"sim","tokens":{"input":%d,"cachedInput":0,"cacheWrite5m":0,"cacheWrite1h":0,\
                "output":%d,"reasoning":0},"cost":"%s","priceVersion":"1@2026-01-01T00:00:00Z","estimated":false}]}""".formatted(
                        id,
                        began,
                        began.plusMillis(input),
                        tenant,
                        number % 7,
                        number % 5,
                        number % 11,
                        input,
                        number % 5,
                        input,
                        output,
                        cost.toPlainString());
        String row = """
                {"requestId":"%s","eventId":"%s","tenantId":"%s","appId":"default","keyId":"key-%d","requestKind":"chat",\
                "requestedModel":"@sim/m-%d","upstreamModel":"@sim/m-%d","provider":"sim","operation":"op-%d","status":"success",\
                "httpStatus":200,"latencyMs":%d,"promptTokens":%d,"completionTokens":%d,"totalTokens":%d,"estimatedCost":%s,\
                "guardrails":[],"createdAt":"%s"}""".formatted(
                        id,
                        id,
                        tenant,
                        number % 7,
                        number % 5,
                        number % 5,
                        number % 11,
                        input,
                        input,
                        output,
                        input + output,
                        cost.toPlainString(),
                        began);
        return new Exchange(id, usage, row);
    }
}
