package ai.agumbe.control;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.model.topic.Headers;
import ai.agumbe.model.topic.Topics;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** {@code /api/v1/admin/dead-letters} on a real Kafka. */
class DeadLetterTest {
    private static final String USAGE = Topics.USAGE.topic();
    private static final String ORIGIN = USAGE + "/3/17";

    private final ControlPlane control = ControlPlane.running();
    private final String run = UUID.randomUUID().toString();
    private final String reason = "not a usage event: " + run;

    @Test
    void lettersAreListedNewestFirstWithoutWhatTheySay() {
        long one = dies("{\"tenant\":\"acme\",\"secret\":1}", reason, ORIGIN);
        long two = dies("{\"eventId\":", reason, "agumbe.requests/0/5");
        dies("{}", "another", ORIGIN);

        JsonNode page = list("reason=" + run);

        assertThat(page.at("/data/0/id").asText()).isEqualTo("0-" + two);
        assertThat(page.at("/data/0/tenant").isNull()).isTrue();
        JsonNode letter = page.at("/data/1");
        assertThat(letter.path("id").asText()).isEqualTo("0-" + one);
        assertThat(letter.path("origin").asText()).isEqualTo(ORIGIN);
        assertThat(letter.path("reason").asText()).isEqualTo(reason);
        assertThat(letter.path("tenant").asText()).isEqualTo("acme");
        assertThat(letter.path("event_id").asText()).isEqualTo(run);
        assertThat(letter.path("size").asInt()).isEqualTo(28);
        assertThat(Instant.parse(letter.path("died_at").asText()))
                .isBetween(Instant.now().minusSeconds(60), Instant.now());
        assertThat(letter.path("replayed_at").isNull()).isTrue();
        assertThat(page.toString()).doesNotContain("secret");
        assertThat(page.path("data")).hasSize(2);
    }

    @Test
    void pagesGoOnAndFiltersHold() {
        List<String> died = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            died.addFirst("0-" + dies("{}", reason, i == 4 ? "agumbe.requests/0/1" : ORIGIN));
        }

        List<String> listed = new ArrayList<>();
        String cursor = "";
        while (listed.size() < 5) {
            JsonNode page = list("limit=2&reason=" + run + cursor);
            page.path("data").forEach(letter -> listed.add(letter.path("id").asText()));
            cursor = "&cursor=" + page.path("next_cursor").asText();
        }

        assertThat(listed).isEqualTo(died);
        assertThat(list("topic=agumbe.requests&reason=" + run).path("data")).hasSize(1);
        assertThat(list("from=2999-01-01T00:00:00Z").path("data")).isEmpty();
        assertThat(control.admin("GET", "/dead-letters?from=x", "").status()).isEqualTo(400);
    }

    @Test
    void oneLetterShowsTheBeginningOfWhatItSays() {
        long text = dies("ä".repeat(40_000), reason, ORIGIN);
        long bytes = dies(new byte[] {(byte) 0xff, 0}, reason, ORIGIN);

        JsonNode shown = read(text);

        assertThat(shown.path("content").asText()).isEqualTo("ä".repeat(32_768));
        assertThat(shown.path("content_is_cut").asBoolean()).isTrue();
        assertThat(shown.path("size").asInt()).isEqualTo(80_000);
        assertThat(read(bytes).path("content").asText()).isEqualTo("/wA=");
        assertThat(read(bytes).path("content_encoding").asText()).isEqualTo("base64");
        assertThat(control.admin("GET", "/dead-letters/0-999999", "").status()).isEqualTo(404);
        assertThat(control.admin("GET", "/dead-letters/x", "").status()).isEqualTo(404);
    }

    @Test
    void aReplayIsTheRecordAsItWasAndIsInTheHistory() {
        long letter = dies("{\"tenant\":\"acme\"}", reason, ORIGIN);
        long end = end(USAGE, 3);

        ControlPlane.Reply reply = control.admin("POST", "/dead-letters/0-" + letter + "/replay", "");

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        ConsumerRecord<byte[], byte[]> back = record(USAGE, 3, end);
        assertThat(text(back.key())).isEqualTo("key");
        assertThat(text(back.value())).isEqualTo("{\"tenant\":\"acme\"}");
        assertThat(back.headers()).extracting(Header::key).containsExactly(Headers.ID);
        String replay = reply.json().path("id").asText();
        assertThat(read(letter).path("replay").asText()).isEqualTo(replay);
        JsonNode audited = control.admin("GET", "/audit?kind=replay&id=" + replay, "")
                .json()
                .at("/data/0/after");
        assertThat(audited.path("letter").asText()).isEqualTo("0-" + letter);
        assertThat(audited.path("letters").asInt()).isEqualTo(1);
    }

    @Test
    void aReplayOfManySendsThoseThatWereNotSentYetInTheirOrder() {
        long first = dies("1", reason, ORIGIN);
        dies("2", reason, "agumbe.requests/3/5");
        dies("3", reason, ORIGIN);
        dies("4", reason + " (value cut)", ORIGIN);
        dies("5", reason, "agumbe.config/0/5");
        long end = end(USAGE, 3);
        String wish = "{\"topic\":\"" + USAGE + "\",\"reason\":\"" + run + "\"}";

        JsonNode replayed = replay(wish);
        JsonNode again = replay(wish);

        assertThat(replayed.path("letters").asInt()).isEqualTo(2);
        assertThat(replayed.path("next_cursor").isNull()).isTrue();
        assertThat(text(record(USAGE, 3, end).value())).isEqualTo("1");
        assertThat(text(record(USAGE, 3, end + 1).value())).isEqualTo("3");
        assertThat(again.path("letters").asInt()).isZero();
        assertThat(again.has("id")).isFalse();
        assertThat(end(USAGE, 3)).isEqualTo(end + 2);
        assertThat(replay("{\"reason\":\"" + run + "\",\"cursor\":\"0-" + first + "\"}")
                        .path("letters")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void whatCannotBeSentAgainIsRefusedWithItsReason() {
        long cut = dies("4", reason + " (value cut)", ORIGIN);
        long foreign = dies("5", reason, "agumbe.config/0/5");

        assertThat(list("reason=" + run).at("/data/0/obstacle").asText()).contains("no topic");
        assertThat(control.admin("POST", "/dead-letters/0-" + cut + "/replay", "")
                        .status())
                .isEqualTo(422);
        assertThat(control.admin("POST", "/dead-letters/0-" + foreign + "/replay", "")
                        .status())
                .isEqualTo(422);
        assertThat(control.admin("POST", "/dead-letters/replay", "{\"reson\":\"x\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aReplayThatKafkaDoesNotTakeIsNotNoted() {
        try (ControlPlane own = ControlPlane.ownStack()) {
            own.broker.stop();

            assertThat(own.admin("GET", "/dead-letters", "").status()).isEqualTo(503);
            ControlPlane.Reply reply = own.admin("POST", "/dead-letters/0-0/replay", "");

            assertThat(reply.status()).isEqualTo(503);
            assertThat(reply.text()).contains("Kafka does not answer");
            assertThat(own.query("select count(*) from control.replayed_letter"))
                    .isEqualTo("0");
        }
    }

    private JsonNode list(String query) {
        ControlPlane.Reply reply = control.admin("GET", "/dead-letters?" + query, "");
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    private JsonNode read(long letter) {
        ControlPlane.Reply reply = control.admin("GET", "/dead-letters/0-" + letter, "");
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    private JsonNode replay(String wish) {
        ControlPlane.Reply reply = control.admin("POST", "/dead-letters/replay", wish);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    private long dies(String value, String why, String origin) {
        return dies(value.getBytes(StandardCharsets.UTF_8), why, origin);
    }

    private long dies(byte[] value, String why, String origin) {
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(Topics.DEAD_LETTER.topic(), bytes("key"), value);
        letter.headers().add(Headers.ID, bytes(run));
        letter.headers().add(Headers.DEAD_REASON, bytes(why));
        letter.headers().add(Headers.DEAD_ORIGIN, bytes(origin));
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", control.broker.address()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            return producer.send(letter).get().offset();
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private long end(String topic, int partition) {
        TopicPartition place = new TopicPartition(topic, partition);
        try (KafkaConsumer<byte[], byte[]> reader = reader()) {
            return reader.endOffsets(List.of(place)).getOrDefault(place, 0L);
        }
    }

    private ConsumerRecord<byte[], byte[]> record(String topic, int partition, long offset) {
        TopicPartition place = new TopicPartition(topic, partition);
        try (KafkaConsumer<byte[], byte[]> reader = reader()) {
            reader.assign(List.of(place));
            reader.seek(place, offset);
            return reader.poll(Duration.ofSeconds(10)).iterator().next();
        }
    }

    private KafkaConsumer<byte[], byte[]> reader() {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", control.broker.address()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
