package ai.agumbe.data.payload;

import static ai.agumbe.data.ground.Config.CHAT;
import static ai.agumbe.data.ground.Replies.DONE;
import static ai.agumbe.data.ground.Replies.FINISH;
import static ai.agumbe.data.ground.Replies.chunk;
import static ai.agumbe.data.ground.RunningGateway.LLM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.agumbe.data.event.KeptPayload;
import ai.agumbe.data.ground.Answered;
import ai.agumbe.data.ground.RunningGateway;
import ai.agumbe.data.ground.Script;
import ai.agumbe.data.json.Json;
import ai.agumbe.model.config.Timeouts;
import ai.agumbe.model.payload.Payload;
import ai.agumbe.model.secret.DataKey;
import ai.agumbe.model.secret.KeyEncryptionKeys;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is kept of asks and answers, and what is not. */
class RecordingTest {
    private static final String MAIL = "jane.doe@example.com";
    private static final String CARD = "4111111111111111";
    private static final String CLAUDE = "@claude/opus";

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    private static void keep(String setting) {
        GATEWAY.config().payloads("default", setting);
        GATEWAY.apply();
    }

    private static Answered ask(String text, String more) {
        return GATEWAY.post(
                LLM + "/chat/completions",
                "{\"model\":\"" + CHAT + "\",\"messages\":[{\"role\":\"user\",\"content\":\"" + text + "\"}]" + more
                        + "}");
    }

    private static KeptPayload.Sealed sealed() {
        if (GATEWAY.journal().only().ending().payload() instanceof KeptPayload.Sealed kept) {
            return kept;
        }
        throw new AssertionError("no payload is kept");
    }

    private static Payload opened() {
        UUID event = GATEWAY.journal().only().opening().eventId();
        byte[] bytes = Base64.getDecoder().decode(sealed().bytes());
        return Payload.of(GATEWAY.config().dataKey().open(bytes, Payload.context("acme", event)));
    }

    private static JsonNode json(String text) {
        return Json.readObject(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void nothingIsKeptWhereNobodySaidSo() {
        ask("I am " + MAIL, "");

        assertThat(GATEWAY.journal().only().ending().payload()).isNull();
    }

    @Test
    void rawIsTheAskAsItWentAndTheAnswerAsItCame() {
        keep("raw");
        GATEWAY.provider().next(Script.chat("Write to " + MAIL, 3, 4));

        Answered answer = ask("I am " + MAIL, ",\"x_future\":1.50,\"agumbe_metadata\":{\"operation\":\"o\"}");

        assertThat(opened().request())
                .isEqualTo("{\"model\":\"" + CHAT + "\",\"messages\":[{\"role\":\"user\",\"content\":\"I am " + MAIL
                        + "\"}],\"x_future\":1.50}");
        assertThat(opened().answer()).isEqualTo(answer.text());
        assertThat(sealed().key()).isEqualTo(1);
        assertThat(sealed().redacted()).isFalse();
        assertThat(sealed().requestCut() || sealed().answerCut()).isFalse();
        assertThat(sealed().toString()).doesNotContain(sealed().bytes());
    }

    @Test
    void redactedHasNeitherSecretsNorPersonalDataWhereverTheyStand() {
        keep("redacted");
        GATEWAY.provider().next(Script.chat("Write to " + MAIL, 3, 4));

        Answered answer = ask(
                "I am " + MAIL,
                ",\"user\":\"" + MAIL + "\",\"metadata\":{\"" + MAIL + "\":" + CARD + ",\"n\":12345678}");

        assertThat(answer.text()).contains(MAIL);
        JsonNode request = json(opened().request());
        assertThat(opened().request()).doesNotContain(MAIL, CARD);
        assertThat(sealed().redacted()).isTrue();
        assertThat(request.at("/messages/0/content").asText()).isEqualTo("I am [REDACTED_EMAIL]");
        assertThat(request.path("metadata").path("[REDACTED_EMAIL]").asText()).isEqualTo("[REDACTED_CARD]");
        assertThat(request.at("/metadata/n").isNumber()).isTrue();
        assertThat(json(opened().answer()).at("/choices/0/message/content").asText())
                .isEqualTo("Write to [REDACTED_EMAIL]");
    }

    @Test
    void aStreamIsPutTogetherBeforeItIsReadForWhatMustNotBeKept() {
        keep("redacted");
        GATEWAY.provider()
                .next(Script.stream()
                        .events(chunk("Write to jane.d"), chunk("oe@exam"), chunk("ple.com."), FINISH, DONE)
                        .end());

        Answered answer = ask("Hi", ",\"stream\":true");

        assertThat(answer.content()).isEqualTo("Write to " + MAIL + ".");
        assertThat(opened().answer())
                .isEqualTo("{\"streamed\":{\"choices[0].content\":\"Write to [REDACTED_EMAIL].\","
                        + "\"choices[0].finish_reason\":\"stop\"}}");
    }

    @Test
    void aStreamOfAnotherSurfaceIsPutTogetherToo() {
        keep("raw");
        GATEWAY.config()
                .providerOf("anthropic", "claude", GATEWAY.provider().baseUrl(), Timeouts.INHERITED)
                .model(CLAUDE, "claude", "opus-up", "chat");
        GATEWAY.apply();
        GATEWAY.provider()
                .next(Script.stream()
                        .events(
                                "{\"type\":\"message_start\",\"message\":{\"id\":\"m\",\"type\":\"message\",\"role\":\"assistant\","
                                        + "\"model\":\"opus-up\",\"content\":[],\"usage\":{\"input_tokens\":1,\"output_tokens\":1}}}",
                                "{\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"tool_use\",\"id\":\"t\","
                                        + "\"name\":\"find\",\"input\":{}}}",
                                part("{\\\"q\\\":"),
                                part("1}"),
                                "{\"type\":\"content_block_stop\",\"index\":0}",
                                "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"tool_use\"},\"usage\":{\"output_tokens\":7}}",
                                "{\"type\":\"message_stop\"}")
                        .end());

        GATEWAY.post(
                "/v1/messages",
                "{\"model\":\"" + CLAUDE
                        + "\",\"max_tokens\":9,\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"U\"}]}");

        assertThat(opened().answer())
                .isEqualTo("{\"streamed\":{\"content[0].id\":\"t\",\"content[0].name\":\"find\","
                        + "\"content[0].partial_json\":\"{\\\"q\\\":1}\",\"stop_reason\":\"tool_use\"}}");
    }

    private static String part(String json) {
        return "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"input_json_delta\",\"partial_json\":\""
                + json + "\"}}";
    }

    @Test
    void whatIsLongerThanMayBeKeptIsCutAfterItWasRead() {
        keep("redacted");
        String filler = "ö".repeat(32_740);
        GATEWAY.provider().next(Script.chat("x".repeat(70_000), 3, 4));

        ask(filler + " " + MAIL + " " + "y".repeat(70_000) + MAIL, "");

        assertThat(sealed().requestCut()).isTrue();
        assertThat(sealed().answerCut()).isTrue();
        byte[] request = opened().request().getBytes(StandardCharsets.UTF_8);
        assertThat(request.length).isBetween(Payload.MAX_BYTES - 3, Payload.MAX_BYTES);
        assertThat(opened().request()).doesNotContain("jane", "example", "\uFFFD");
        assertThat(opened().answer().length()).isEqualTo(Payload.MAX_BYTES);
    }

    @Test
    void aLongStreamIsCutToo() {
        keep("redacted");
        Script script = Script.stream();
        for (int i = 0; i < 80; i++) {
            script.events(chunk("z".repeat(4_000)));
        }
        GATEWAY.provider().next(script.events(FINISH, DONE).end());

        ask("Hi", ",\"stream\":true");

        assertThat(sealed().answerCut()).isTrue();
        assertThat(opened().answer()).hasSize(Payload.MAX_BYTES);
    }

    @Test
    void whatAPolicyHidesFromProvidersAndTellsCallersAgainIsNotKept() {
        keep("raw");
        GATEWAY.config().policy("acme", "default", Map.of("pii", Map.of("mode", "redact", "reversible", true)));
        GATEWAY.apply();
        GATEWAY.provider().next(Script.chat("Hello [[EMAIL_001]]", 3, 4));

        Answered answer = ask("I am " + MAIL, "");

        assertThat(answer.text()).contains("Hello " + MAIL);
        assertThat(opened().request()).contains("[[EMAIL_001]]").doesNotContain(MAIL);
        assertThat(opened().answer()).contains("[REDACTED_EMAIL]").doesNotContain(MAIL);
    }

    @Test
    void aNodeThatCannotOpenTheKeySaysSoAndServes() {
        GATEWAY.config().payloads("default", "raw");
        GATEWAY.config()
                .dataKey(DataKey.fresh(
                        KeyEncryptionKeys.parse("k2:" + Base64.getEncoder().encodeToString(new byte[32])), "c"));
        GATEWAY.apply();

        assertThat(ask("Hi", "").status()).isEqualTo(200);

        assertThat(GATEWAY.journal().only().ending().payload()).isEqualTo(new KeptPayload.Missing("no_data_key"));
    }

    @Test
    void onlyAsksThatWentToAProviderAreKept() {
        keep("raw");

        GATEWAY.post(LLM + "/chat/completions", "{\"model\":\"no-such\",\"messages\":[]}");

        assertThat(GATEWAY.journal().only().ending().payload()).isNull();
    }

    @Test
    void aFailedCallKeepsItsAsk() {
        keep("raw");
        GATEWAY.provider().next(Script.json(400, "{\"error\":{\"message\":\"no\"}}"));

        ask("Hi", "");

        assertThat(opened().request()).contains("\"Hi\"");
        assertThat(opened().answer()).isEmpty();
    }

    @Test
    void whatIsSealedForOneExchangeDoesNotOpenAsAnothers() {
        keep("raw");
        ask("Hi", "");

        byte[] bytes = Base64.getDecoder().decode(sealed().bytes());
        DataKey key = GATEWAY.config().dataKey();
        assertThatThrownBy(() -> key.open(bytes, Payload.context("acme", new UUID(0, 1))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
