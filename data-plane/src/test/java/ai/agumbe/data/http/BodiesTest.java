package ai.agumbe.data.http;

import static ai.agumbe.data.ground.Config.CHAT;
import static ai.agumbe.data.ground.RunningGateway.LLM;
import static ai.agumbe.data.ground.RunningGateway.chatBody;
import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.data.Assembly;
import ai.agumbe.data.event.Metadata;
import ai.agumbe.data.ground.Answered;
import ai.agumbe.data.ground.FakeProvider;
import ai.agumbe.data.ground.RunningGateway;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What callers may send, and how they are told what they may not. */
class BodiesTest {
    private static final String CHAT_PATH = LLM + "/chat/completions";
    private static final String MODEL = "{\"model\":\"" + CHAT + "\"";

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    @Test
    void whatCannotBeReadIsRefusedNamingThePlace() {
        Map<String, String> paramByBody = Map.ofEntries(
                Map.entry("", "null"),
                Map.entry("{", "null"),
                Map.entry("[]", "null"),
                Map.entry("7", "null"),
                Map.entry("null", "null"),
                Map.entry("{} {}", "null"),
                Map.entry("{\"messages\":[]}", "model"),
                Map.entry("{\"model\":1,\"messages\":[]}", "model"),
                Map.entry(MODEL + "}", "messages"),
                Map.entry(MODEL + ",\"messages\":\"hi\"}", "messages"),
                Map.entry(MODEL + ",\"messages\":[]}", "messages"),
                Map.entry(MODEL + ",\"messages\":[7]}", "messages[0]"),
                Map.entry(MODEL + ",\"messages\":[{\"content\":\"x\"}]}", "messages[0].role"),
                Map.entry(MODEL + ",\"messages\":[{\"role\":\"king\",\"content\":\"x\"}]}", "messages[0].role"),
                Map.entry(MODEL + ",\"messages\":[{\"role\":\"user\"}]}", "messages[0].content"),
                Map.entry(MODEL + ",\"messages\":[{\"role\":\"user\",\"content\":{}}]}", "messages[0].content"),
                Map.entry(
                        MODEL + ",\"messages\":[{\"role\":\"user\",\"content\":\"x\",\"content\":\"y\"}]}",
                        "messages[0].content"),
                Map.entry(MODEL + ",\"model\":\"b\",\"messages\":[]}", "model"),
                Map.entry(chatBody(CHAT, ",\"stream\":\"yes\""), "stream"),
                Map.entry(chatBody(CHAT, ",\"max_tokens\":0"), "max_tokens"),
                Map.entry(chatBody(CHAT, ",\"max_output_tokens\":1.5"), "max_output_tokens"),
                Map.entry(chatBody(CHAT, ",\"agumbe_grounding_context\":[1]"), "agumbe_grounding_context"),
                Map.entry(chatBody(CHAT, ",\"agumbe_guardrails_app_id\":7"), "agumbe_guardrails_app_id"),
                Map.entry(chatBody(CHAT, ",\"agumbe_metadata\":[]"), "agumbe_metadata"),
                Map.entry(chatBody(CHAT, ",\"agumbe_later\":1"), "agumbe_later"),
                Map.entry(chatBody(CHAT, ",\"agumbe_guardrail\":{\"pii\":\"block\"}"), "agumbe_guardrail"),
                Map.entry(chatBody(CHAT, ",\"agumbe_metadata\":{\"owner\":\"x\"}"), "agumbe_metadata.owner"),
                Map.entry(chatBody(CHAT, ",\"agumbe_metadata\":{\"tags\":[\"a\",1]}"), "agumbe_metadata.tags"),
                Map.entry(
                        chatBody(CHAT, ",\"agumbe_metadata\":{\"branch\":\"" + "x".repeat(257) + "\"}"),
                        "agumbe_metadata.branch"));

        assertThat(paramByBody).allSatisfy((body, param) -> {
            Answered answer = GATEWAY.post(CHAT_PATH, body);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("validation_error");
            assertThat(answer.error().path("type").asText()).isEqualTo("invalid_request_error");
            assertThat(answer.error().path("param").asText("null")).isEqualTo(param);
        });
        assertThat(GATEWAY.provider().asked()).isEmpty();
        assertThat(GATEWAY.journal().exchanges()).hasSameSizeAs(paramByBody.entrySet());
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        List<byte[]> bad = List.of(
                new byte[] {(byte) 0xff, (byte) 0xfe},
                new byte[] {(byte) 0xc0, (byte) 0xaf},
                new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
                new byte[] {(byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
                new byte[] {(byte) 0xe2, (byte) 0x82});

        assertThat(bad).allSatisfy(bytes -> {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            body.writeBytes(FakeProvider.bytes(MODEL + ",\"messages\":[{\"role\":\"user\",\"content\":\""));
            body.writeBytes(bytes);
            body.writeBytes(FakeProvider.bytes("\"}]}"));

            Answered answer = GATEWAY.post(CHAT_PATH, body.toByteArray());
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.error().path("message").asText()).contains("UTF-8");
        });
    }

    @Test
    void aHundredLevelsAreTakenAndNoMore() {
        String hundred = chatBody(CHAT, ",\"x\":" + "[".repeat(99) + "]".repeat(99));
        String more = chatBody(CHAT, ",\"x\":" + "[".repeat(100) + "]".repeat(100));

        assertThat(GATEWAY.post(CHAT_PATH, hundred).status()).isEqualTo(200);
        assertThat(GATEWAY.post(CHAT_PATH, more).code()).isEqualTo("validation_error");
        assertThat(GATEWAY.post(CHAT_PATH, "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void errorsNeverRepeatWhatWasSent() {
        Answered answer = GATEWAY.post(CHAT_PATH, "{\"model\":\"x\", my-secret-text }");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).doesNotContain("my-secret");
    }

    @Test
    void bodiesMayBeZipped() throws IOException {
        Answered answer =
                GATEWAY.post(CHAT_PATH, zipped(chatBody(CHAT, ",\"user\":\"zip\"")), "content-encoding", "gzip");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(GATEWAY.provider().lastAsked().text()).contains("\"zip\"");
        assertThat(GATEWAY.post(CHAT_PATH, chatBody(CHAT, ""), "content-encoding", "gzip")
                        .code())
                .isEqualTo("validation_error");
        assertThat(GATEWAY.post(CHAT_PATH, chatBody(CHAT, ""), "content-encoding", "br")
                        .code())
                .isEqualTo("validation_error");
    }

    @Test
    void aBodyThatInflatesBeyondTheLimitIsTooLarge() throws IOException {
        byte[] bomb = zipped(chatBody(CHAT, ",\"x\":\"" + " ".repeat(Assembly.MAX_BODY_BYTES) + "\""));

        Answered answer = GATEWAY.post(CHAT_PATH, bomb, "content-encoding", "gzip");

        assertThat(bomb.length).isLessThan(10_000);
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.code()).isEqualTo("request_too_large");
    }

    @Test
    void requestIdsAreKeptWhenWellFormedElseReplaced() {
        assertThat(GATEWAY.chat(CHAT, "", "x-request-id", "my.id:1_a-b").header("x-request-id"))
                .isEqualTo("my.id:1_a-b");
        assertThat(GATEWAY.journal().only().opening().requestId()).isEqualTo("my.id:1_a-b");
        assertThat(List.of("bad id", "x".repeat(129), "a/b")).allSatisfy(bad -> {
            String given = GATEWAY.chat(CHAT, "", "x-request-id", bad).header("x-request-id");
            assertThat(given).matches("[0-9a-f-]{36}");
        });
    }

    @Test
    void metadataComesFromTheBodyThenFromHeaders() {
        GATEWAY.chat(
                CHAT,
                ",\"agumbe_metadata\":{\"workspace_id\":\"w\",\"operation\":\"op\",\"tags\":[\"a\",\"b\"]}",
                "x-agumbe-operation",
                "loses",
                "x-agumbe-source-service",
                "svc",
                "x-agumbe-branch",
                "main");

        assertThat(GATEWAY.journal().only().opening().metadata())
                .isEqualTo(new Metadata("w", null, "svc", "op", null, null, "main", List.of("a", "b")));
    }

    @Test
    void metadataIsOnTheRowsOfFailuresToo() {
        GATEWAY.chat("nope", ",\"agumbe_metadata\":{\"operation\":\"op\"}");

        assertThat(GATEWAY.journal().only().opening().metadata().operation()).isEqualTo("op");
        assertThat(GATEWAY.journal().only().opening().requestedModel()).isEqualTo("nope");
        assertThat(GATEWAY.journal().only().ending().errorCode()).isEqualTo("invalid_model");
    }

    @Test
    void tooManyTagsAndTooLongHeadersAreRefused() {
        List<String> tags = new ArrayList<>();
        IntStream.range(0, 17).forEach(i -> tags.add("\"t" + i + "\""));

        assertThat(GATEWAY.chat(CHAT, ",\"agumbe_metadata\":{\"tags\":[" + String.join(",", tags) + "]}")
                        .error()
                        .path("param")
                        .asText())
                .isEqualTo("agumbe_metadata.tags");
        assertThat(GATEWAY.chat(CHAT, "", "x-agumbe-branch", "x".repeat(257))
                        .error()
                        .path("param")
                        .asText())
                .isEqualTo("x-agumbe-branch");
    }

    private static byte[] zipped(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(FakeProvider.bytes(text));
        }
        return out.toByteArray();
    }
}
