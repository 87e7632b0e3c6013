package ai.agumbe.data.http;

import static ai.agumbe.data.ground.Config.CHAT;
import static ai.agumbe.data.ground.Replies.DONE;
import static ai.agumbe.data.ground.Replies.chunk;
import static ai.agumbe.data.ground.Replies.usage;
import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.data.event.Attempt;
import ai.agumbe.data.ground.Answered;
import ai.agumbe.data.ground.Asked;
import ai.agumbe.data.ground.RunningGateway;
import ai.agumbe.data.ground.Script;
import ai.agumbe.model.config.Timeouts;
import ai.agumbe.model.money.ToolCalls;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Anthropic's Messages, whoever answers. */
class MessagesTest {
    private static final String CLAUDE = "@claude/opus";
    private static final String GEMINI = "@gemini/pro";
    private static final String BODY =
            "{\"model\":\"%s\",\"max_tokens\":30,\"messages\":[{\"role\":\"user\",\"content\":\"U\"}]%s}";
    private static final String MESSAGE = """
            {"id":"msg_1","type":"message","role":"assistant","model":"opus-up","content":[{"type":"text","text":"Hi","x":1.50}],
            "stop_reason":"end_turn","stop_sequence":null,"x_future":true,"usage":{"input_tokens":10,"cache_read_input_tokens":5,
            "cache_creation_input_tokens":3,"output_tokens":7}}""";
    private static final String START = """
            {"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","model":"opus-up","content":[],\
            "usage":{"input_tokens":10,"output_tokens":1}}}""";

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    @BeforeEach
    void threeDialects() {
        String url = GATEWAY.provider().baseUrl();
        GATEWAY.config()
                .providerOf("anthropic", "claude", url, Timeouts.INHERITED)
                .providerOf("google", "gemini", url, Timeouts.INHERITED)
                .model(CLAUDE, "claude", "opus-up", "chat")
                .model(GEMINI, "gemini", "pro-up", "chat");
        GATEWAY.apply();
    }

    private static Answered messages(String model, String more, String... headers) {
        return GATEWAY.post("/v1/messages", BODY.formatted(model, more), headers);
    }

    private static Script nativeStream(String stopReason) {
        return Script.stream()
                .events(
                        START,
                        "{\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}}",
                        "{\"type\":\"ping\"}",
                        "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"Hi\",\"x\":1.50}}",
                        "{\"type\":\"content_block_stop\",\"index\":0}",
                        "{\"type\":\"x_future\"}",
                        "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"" + stopReason
                                + "\"},\"usage\":{\"output_tokens\":7}}");
    }

    @Test
    void aMessageToAnOpenAiModelIsAskedInChatAndAnsweredInAnthropicsShape() {
        Answered answer = messages(
                CHAT,
                ",\"system\":[{\"type\":\"text\",\"text\":\"S\",\"cache_control\":{\"type\":\"ephemeral\"}}],\"stop_sequences\":[\"END\"],"
                        + "\"metadata\":{\"user_id\":\"u-1\"},\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":5000}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("type").asText()).isEqualTo("message");
        assertThat(answer.json().path("model").asText()).isEqualTo(CHAT);
        assertThat(answer.json().path("content").toString()).isEqualTo("[{\"type\":\"text\",\"text\":\"Hi!\"}]");
        assertThat(answer.json().path("stop_reason").asText()).isEqualTo("end_turn");
        assertThat(answer.json().at("/usage/input_tokens").asInt()).isEqualTo(11);
        assertThat(answer.header("request-id")).isEqualTo(answer.header("x-request-id"));
        Asked asked = GATEWAY.provider().lastAsked();
        assertThat(asked.path()).isEqualTo("/v1/chat/completions");
        assertThat(asked.json().at("/messages/0").toString())
                .isEqualTo("{\"role\":\"system\",\"content\":[{\"type\":\"text\",\"text\":\"S\"}]}");
        assertThat(asked.json().path("stop").toString()).isEqualTo("[\"END\"]");
        assertThat(asked.json().path("max_completion_tokens").asInt()).isEqualTo(30);
        assertThat(asked.json().path("user").asText()).isEqualTo("u-1");
        assertThat(asked.json().path("reasoning_effort").asText()).isEqualTo("medium");
        assertThat(GATEWAY.journal().only().opening().requestKind()).isEqualTo("messages");
        assertThat(GATEWAY.journal().only().opening().endUser()).isEqualTo("u-1");
    }

    @Test
    void itsOwnSearchesAreCounted() {
        GATEWAY.provider()
                .next(Script.json(
                        200,
                        MESSAGE.replace(
                                "\"output_tokens\":7",
                                "\"output_tokens\":7,\"server_tool_use\":{\"web_search_requests\":3}")));

        messages(CLAUDE, ",\"tools\":[{\"type\":\"web_search_20250305\",\"name\":\"web_search\"}]");

        Attempt attempt = GATEWAY.journal().only().ending().attempts().getFirst();
        assertThat(attempt.toolCalls()).containsExactly(new ToolCalls("web_search", 3));
        assertThat(attempt.tokens().completion()).isEqualTo(7);
        assertThat(attempt.cost()).isNull();
    }

    @Test
    void itsOwnModelIsAskedAsItCameAndItsAnswerPassesUnderTheResolvedName() {
        GATEWAY.provider().next(Script.json(200, MESSAGE));

        Answered answer = messages(
                CLAUDE,
                ",\"x_future\":{\"n\":1.50},\"agumbe_metadata\":{\"operation\":\"op\"},\"tools\":[{\"type\":\"bash_20250124\",\"name\":\"bash\"}]",
                "anthropic-version",
                "2099-01-01",
                "anthropic-beta",
                "one,two");

        assertThat(answer.json().path("model").asText()).isEqualTo(CLAUDE);
        assertThat(answer.text()).contains("\"x_future\":true", "1.50");
        Asked asked = GATEWAY.provider().lastAsked();
        assertThat(asked.path()).isEqualTo("/v1/messages");
        assertThat(asked.text())
                .contains("\"x_future\":{\"n\":1.50}", "bash_20250124")
                .doesNotContain("agumbe");
        assertThat(asked.json().path("model").asText()).isEqualTo("opus-up");
        assertThat(asked.headers())
                .containsEntry("anthropic-version", "2099-01-01")
                .containsEntry("anthropic-beta", "one,two");
        Attempt attempt = GATEWAY.journal().only().ending().attempts().getFirst();
        assertThat(attempt.tokens().prompt()).isEqualTo(18);
        assertThat(attempt.tokens().cachedInput()).isEqualTo(5);
        assertThat(attempt.estimated()).isFalse();
    }

    @Test
    void aNativeStreamPassesEventByEventWithTheTimingsRightBeforeItsLast() {
        GATEWAY.provider()
                .next(nativeStream("end_turn")
                        .events("{\"type\":\"message_stop\"}")
                        .end());

        Answered answer = messages(CLAUDE, ",\"stream\":true");

        assertThat(answer.events().stream().map(Answered.Named::name).toList())
                .containsExactly(
                        "message_start",
                        "content_block_start",
                        "ping",
                        "content_block_delta",
                        "content_block_stop",
                        "x_future",
                        "message_delta",
                        "message_stop");
        assertThat(answer.events().getFirst().data().at("/message/model").asText())
                .isEqualTo(CLAUDE);
        assertThat(answer.text()).contains("\"x\":1.50");
        assertThat(answer.frames().get(answer.frames().size() - 2)).startsWith(": agumbe-timing {");
        Attempt attempt = GATEWAY.journal().only().ending().attempts().getFirst();
        assertThat(attempt.tokens().total()).isEqualTo(17);
        assertThat(attempt.estimated()).isFalse();
    }

    @Test
    void aNativeStreamThatForgetsItsLastEventIsCompleteAllTheSame() {
        GATEWAY.provider().next(nativeStream("end_turn").end());

        Answered answer = messages(CLAUDE, ",\"stream\":true");

        assertThat(answer.events().getLast().name()).isEqualTo("message_stop");
        assertThat(GATEWAY.journal().only().ending().errorCode()).isNull();
    }

    @Test
    void aNativeStreamWithoutAReasonToStopEndsInAnError() {
        GATEWAY.provider()
                .next(Script.stream()
                        .events(
                                START,
                                "{\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"Hi\"}}")
                        .end());

        Answered answer = messages(CLAUDE, ",\"stream\":true");

        Answered.Named last = answer.events().getLast();
        assertThat(last.name()).isEqualTo("error");
        assertThat(last.data().at("/error/type").asText()).isEqualTo("api_error");
        assertThat(last.data().at("/error/code").asText()).isEqualTo("provider_error");
        assertThat(answer.frames().get(answer.frames().size() - 2)).startsWith(": agumbe-timing {");
        assertThat(GATEWAY.journal().only().ending().errorCode()).isEqualTo("provider_error");
    }

    @Test
    void aNativeStreamThatIsReadStaysAsItIsButForWhatIsCut() {
        GATEWAY.config().policy("acme", "default", Map.of("pii", "redact"));
        GATEWAY.apply();
        GATEWAY.provider()
                .next(Script.stream()
                        .events(
                                START,
                                "{\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}}",
                                "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"Ask jane@exa\"}}",
                                "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"mple.com\"}}",
                                "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"citations_delta\",\"citation\":{\"x\":1}}}",
                                "{\"type\":\"content_block_stop\",\"index\":0}",
                                "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"},\"usage\":{\"output_tokens\":4}}",
                                "{\"type\":\"message_stop\"}")
                        .end());

        Answered answer = messages(CLAUDE, ",\"stream\":true");

        assertThat(answer.text())
                .doesNotContain("jane")
                .contains("[REDACTED_EMAIL]")
                .contains("citations_delta");
        assertThat(GATEWAY.provider().lastAsked().path()).endsWith("/messages");
        assertThat(GATEWAY.journal().only().ending().decisions().getFirst().guardrail())
                .isEqualTo("pii");
    }

    @Test
    void aChatStreamBecomesEventsInTheirOrder() {
        GATEWAY.provider()
                .next(Script.stream()
                        .events(
                                "{\"id\":\"c1\",\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}",
                                "{\"id\":\"c1\",\"choices\":[{\"index\":0,\"delta\":{\"reasoning_content\":\"Hm.\"}}]}",
                                chunk("One "),
                                chunk("two."),
                                "{\"id\":\"c1\",\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"t1\",\"type\":\"function\",\"function\":{\"name\":\"now\",\"arguments\":\"\"}}]}}]}",
                                "{\"id\":\"c1\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"tool_calls\"}]}",
                                usage(11, 7),
                                DONE)
                        .end());

        Answered answer = messages(CHAT, ",\"stream\":true");

        assertThat(answer.events().stream().map(Answered.Named::name).toList())
                .containsExactly(
                        "message_start",
                        "content_block_start",
                        "content_block_delta",
                        "content_block_stop",
                        "content_block_start",
                        "content_block_delta",
                        "content_block_delta",
                        "content_block_stop",
                        "content_block_start",
                        "content_block_delta",
                        "content_block_stop",
                        "message_delta",
                        "message_stop");
        JsonNode end = answer.events().get(11).data();
        assertThat(end.at("/delta/stop_reason").asText()).isEqualTo("tool_use");
        assertThat(end.at("/usage/input_tokens").asInt()).isEqualTo(11);
        assertThat(answer.events().getFirst().data().at("/message/model").asText())
                .isEqualTo(CHAT);
        assertThat(answer.frames().get(answer.frames().size() - 2)).startsWith(": agumbe-timing {");
    }

    @Test
    void toolsAndTheirResultsReachGeminiAndItsCallComesBackWithItsSignature() {
        GATEWAY.provider().next(Script.json(200, """
                {"candidates":[{"content":{"role":"model","parts":[{"functionCall":{"name":"weather","args":{"city":"Rome"}},
                "thoughtSignature":"sig-2"}]},"index":0,"finishReason":"STOP"}],
                "usageMetadata":{"promptTokenCount":11,"candidatesTokenCount":7,"totalTokenCount":18}}"""));

        Answered answer = GATEWAY.post("/v1/messages", """
                {"model":"@gemini/pro","max_tokens":30,"tools":[{"name":"weather","input_schema":{"type":"object"}}],
                "tool_choice":{"type":"any"},"messages":[{"role":"user","content":"U"},
                {"role":"assistant","content":[{"type":"tool_use","id":"t1","name":"weather","input":{"city":"Paris"},
                "extra_content":{"google":{"thought_signature":"sig-1"}}}]},
                {"role":"user","content":[{"type":"tool_result","tool_use_id":"t1","content":"18 C"},{"type":"text","text":"And Rome?"}]}]}""");

        JsonNode block = answer.json().at("/content/0");
        assertThat(block.path("type").asText()).isEqualTo("tool_use");
        assertThat(block.path("input").toString()).isEqualTo("{\"city\":\"Rome\"}");
        assertThat(block.at("/extra_content/google/thought_signature").asText()).isEqualTo("sig-2");
        assertThat(answer.json().path("stop_reason").asText()).isEqualTo("tool_use");
        JsonNode asked = GATEWAY.provider().lastAsked().json();
        assertThat(asked.at("/contents/1/parts/0/thoughtSignature").asText()).isEqualTo("sig-1");
        assertThat(asked.at("/contents/2/parts/0/functionResponse/response/output")
                        .asText())
                .isEqualTo("18 C");
        assertThat(asked.at("/contents/2/parts/1/text").asText()).isEqualTo("And Rome?");
    }

    @Test
    void picturesDocumentsAndFormatsReachAnOpenAiModel() {
        messages(CHAT, ",\"output_config\":{\"format\":{\"type\":\"json_schema\",\"schema\":{\"type\":\"object\"}}}");
        GATEWAY.post("/v1/messages", """
                {"model":"@fake/gpt","max_tokens":30,"messages":[{"role":"user","content":[
                {"type":"image","source":{"type":"base64","media_type":"image/png","data":"AAAA"}},
                {"type":"image","source":{"type":"url","url":"https://example.com/a.png"}},
                {"type":"document","title":"a.pdf","source":{"type":"base64","media_type":"application/pdf","data":"BBBB"}},
                {"type":"text","text":"U"}]}]}""");

        JsonNode formatted = GATEWAY.provider().asked().getFirst().json();
        assertThat(formatted.at("/response_format/json_schema/schema/type").asText())
                .isEqualTo("object");
        assertThat(GATEWAY.provider()
                        .lastAsked()
                        .json()
                        .at("/messages/0/content")
                        .toString())
                .isEqualTo("[{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/png;base64,AAAA\"}},"
                        + "{\"type\":\"image_url\",\"image_url\":{\"url\":\"https://example.com/a.png\"}},"
                        + "{\"type\":\"file\",\"file\":{\"filename\":\"a.pdf\",\"file_data\":\"data:application/pdf;base64,BBBB\"}},"
                        + "{\"type\":\"text\",\"text\":\"U\"}]");
    }

    @Test
    void thoughtsOfOthersDoNotReachAnthropicUnsigned() {
        GATEWAY.provider().next(Script.json(200, MESSAGE));

        GATEWAY.post("/v1/messages", """
                {"model":"@claude/opus","max_tokens":30,"messages":[{"role":"user","content":"U"},
                {"role":"assistant","content":[{"type":"thinking","thinking":"Hm.","signature":""},
                {"type":"thinking","thinking":"So.","signature":"s"},
                {"type":"tool_use","id":"t","name":"n","input":{},"extra_content":{"google":{}}}]}]}""");

        assertThat(GATEWAY.provider().lastAsked().text())
                .doesNotContain("Hm.", "extra_content")
                .contains("So.", "\"name\":\"n\"");
    }

    @Test
    void aFallbackIsAskedInTheFormThatItTakes() {
        GATEWAY.config().route("smart", 1, CLAUDE, CHAT);
        GATEWAY.apply();
        GATEWAY.provider().next(Script.json(500, "{}"));

        Answered answer = messages("smart", "");

        assertThat(answer.json().at("/content/0/text").asText()).isEqualTo("Hi!");
        assertThat(GATEWAY.provider().asked().stream().map(Asked::path).toList())
                .containsExactly("/v1/messages", "/v1/chat/completions");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1",
                "/api/v1/llm",
                "/anthropic/v1",
                "/api/v1/anthropic/v1",
                "/api/0190b0a0-0000-7000-8000-000000000001/v1"
            })
    void itIsMountedWhereverAnthropicsCallersLook(String mount) {
        Answered answer =
                GATEWAY.post(mount + "/messages?beta=true", BODY.formatted(CHAT, ""), "x-api-key", GATEWAY.key());

        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void aBareNameMeansAnthropicsModelWhereSeveralHaveIt() {
        GATEWAY.config().model("@fake/same", "fake", "same", "chat").model("@claude/same", "claude", "same", "chat");
        GATEWAY.apply();
        GATEWAY.provider().next(Script.json(200, MESSAGE));

        assertThat(messages("same", "").json().path("model").asText()).isEqualTo("@claude/same");
        assertThat(GATEWAY.chat("same", "").code()).isEqualTo("invalid_model");
    }

    @Test
    void tokensAreCountedByAnthropicForItsModelsAndElseEstimatedWithoutARow() {
        String body = "{\"model\":\"%s\",\"messages\":[{\"role\":\"user\",\"content\":\"Hello you\"}]}";
        GATEWAY.provider().next(Script.json(200, "{\"input_tokens\":99}"), Script.json(500, "{}"));

        Answered told = GATEWAY.post("/v1/messages/count_tokens", body.formatted(CLAUDE));
        Answered broken = GATEWAY.post("/v1/messages/count_tokens", body.formatted(CLAUDE));
        Answered estimated = GATEWAY.post("/v1/messages/count_tokens", body.formatted(CHAT));

        assertThat(told.text()).isEqualTo("{\"input_tokens\":99}");
        assertThat(GATEWAY.provider().asked().getFirst().path()).isEqualTo("/v1/messages/count_tokens");
        assertThat(broken.text()).isEqualTo(estimated.text()).isEqualTo("{\"input_tokens\":7}");
        assertThat(GATEWAY.provider().asked()).hasSize(2);
        assertThat(GATEWAY.journal().exchanges()).isEmpty();
    }
}
