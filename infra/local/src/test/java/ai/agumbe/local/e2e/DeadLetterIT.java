package ai.agumbe.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.local.e2e.Ledger.Booked;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the usage-consumer could not process is seen and sent again through the admin API, and counts once. */
@ExtendWith(StackExtension.class)
class DeadLetterIT {
    private static final String USAGE = "agumbe.usage";
    private static final String REQUESTS = "agumbe.requests";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void poisonIsListedWithItsReason(Stack stack) {
        String poison = "{\"eventId\":" + UUID.randomUUID().toString().replaceAll("[0-9-]", "");

        put(stack, USAGE, Map.of(), poison);

        JsonNode page = Eventually.within(
                PATIENCE,
                () -> stack.admin().get("/dead-letters?topic=" + USAGE),
                letters -> letters.path("data").findValues("size").stream()
                        .anyMatch(size -> size.asInt() == poison.length()));
        JsonNode letter = page.at("/data/0");
        assertThat(letter.path("reason").asText()).startsWith("not a usage event");
        assertThat(letter.path("origin").asText()).startsWith(USAGE + "/");
        assertThat(stack.admin()
                        .get("/dead-letters/" + letter.path("id").asText())
                        .path("content")
                        .asText())
                .isEqualTo(poison);
    }

    /** As if a consumer of before had refused both events of an exchange that the one of now understands. */
    @Test
    void onceTheConsumerIsMendedAReplayCountsOnceHoweverOftenItIsSent(Stack stack) {
        Tenant tenant = stack.tenant();
        stack.node(tenant).chat("cheap-fast");
        String reason = "mended: " + tenant.id();
        String event = UUID.randomUUID().toString();
        List<Sent> sent = Eventually.within(
                PATIENCE,
                () -> Sent.on(stack.document().kafka(), List.of(USAGE, REQUESTS)).stream()
                        .filter(one -> one.value().toString().contains('"' + tenant.id() + '"'))
                        .toList(),
                both -> both.size() == 2);
        sent.forEach(one -> die(stack, one, event, reason));

        JsonNode letters = stack.admin().get("/dead-letters?reason=" + tenant.id());
        assertThat(letters.path("data").findValuesAsText("tenant")).containsExactly(tenant.id(), tenant.id());
        String filter = "{\"reason\":\"" + reason + "\"}";
        assertThat(stack.admin()
                        .post("/dead-letters/replay", filter)
                        .path("letters")
                        .asInt())
                .isEqualTo(2);
        awaitBooked(stack, tenant, event);
        for (String id : letters.path("data").findValuesAsText("id")) {
            stack.admin().post("/dead-letters/" + id + "/replay", "");
        }
        awaitEverythingRead(stack);

        assertThat(awaitBooked(stack, tenant, event).requests()).isEqualTo(1);
        assertThat(stack.ledger().logged(tenant.id())).isEqualTo(2);
        assertThat(stack.admin()
                        .get("/audit?kind=replay")
                        .at("/data/0/after/letters")
                        .asInt())
                .isEqualTo(1);
    }

    private static Booked awaitBooked(Stack stack, Tenant tenant, String event) {
        return Eventually.within(
                        PATIENCE,
                        () -> stack.ledger().booked(tenant.id()),
                        all -> all.stream().anyMatch(one -> one.eventId().equals(event) && one.requestId() != null))
                .stream()
                .filter(one -> one.eventId().equals(event))
                .findFirst()
                .orElseThrow();
    }

    private static void awaitEverythingRead(Stack stack) {
        Map<String, Map<Integer, Long>> ends = new TopicEnds(stack.document().kafka()).read();
        ends.forEach((topic, end) -> Eventually.within(
                PATIENCE,
                () -> stack.ledger().positions(topic),
                positions -> end.entrySet().stream()
                        .allMatch(part -> positions.getOrDefault(part.getKey(), 0L) >= part.getValue())));
    }

    private static void die(Stack stack, Sent one, String event, String reason) {
        ObjectNode value = one.value().deepCopy();
        Map<String, String> headers = new HashMap<>(one.headers());
        headers.put("ce_id", event);
        headers.put("agumbe_reason", reason);
        headers.put("agumbe_origin", one.topic() + "/0/999999999999");
        put(stack, "agumbe.dead-letter", headers, value.put("eventId", event).toString());
    }

    private static void put(Stack stack, String topic, Map<String, String> headers, String value) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, bytes(value));
        headers.forEach((name, text) -> record.headers().add(name, bytes(text)));
        String id = headers.get("ce_id");
        ProducerRecord<byte[], byte[]> keyed =
                id == null ? record : new ProducerRecord<>(topic, null, bytes(id), record.value(), record.headers());
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", stack.document().kafka()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            var _ = producer.send(keyed);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
