package ai.agumbe.data.http;

import static ai.agumbe.data.ground.Config.CHAT;
import static ai.agumbe.data.ground.Replies.DONE;
import static ai.agumbe.data.ground.Replies.FINISH;
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
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenAI's Responses, whoever answers. */
class ResponsesTest {
    private static final String COMPATIBLE = "@compatible/llama";
    private static final String CLAUDE = "@claude/opus";
    private static final String GEMINI = "@gemini/pro";
    private static final String RESPONSE = """
            {"id":"resp_1","object":"response","status":"completed","model":"gpt-up","x_future":{"n":1.50},
            "output":[{"id":"msg_1","type":"message","role":"assistant","content":[{"type":"output_text","text":"Hi"}]}],
            "usage":{"input_tokens":11,"input_tokens_details":{"cached_tokens":4},"output_tokens":7,
            "output_tokens_details":{"reasoning_tokens":2},"total_tokens":18}}""";

    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    @BeforeEach
    void everyDialect() {
        String url = GATEWAY.provider().baseUrl();
        GATEWAY.config()
                .providerOf("openai-compatible", "compatible", url, Timeouts.INHERITED)
                .providerOf("anthropic", "claude", url, Timeouts.INHERITED)
                .providerOf("google", "gemini", url, Timeouts.INHERITED)
                .model(GEMINI, "gemini", "pro-up", "chat")
                .model(COMPATIBLE, "compatible", "llama-up", "chat")
                .model(CLAUDE, "claude", "opus-up", "chat");
        GATEWAY.apply();
    }

    private static Answered responses(String model, String more) {
        return GATEWAY.post("/v1/responses", "{\"model\":\"" + model + "\"" + more + "}");
    }

    private static List<String> names(Answered answer) {
        return answer.events().stream().map(Answered.Named::name).toList();
    }

    @Test
    void aResponseOfAChatModelIsAskedInChatAndToldAsItems() {
        Answered answer = responses(
                COMPATIBLE,
                ",\"instructions\":\"S\",\"input\":\"U\",\"max_output_tokens\":40,\"metadata\":{\"a\":\"b\"},\"store\":false,"
                        + "\"reasoning\":{\"effort\":\"low\",\"summary\":\"auto\"},\"text\":{\"format\":{\"type\":\"json_schema\",\"name\":\"n\",\"schema\":{}}}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("status").asText()).isEqualTo("completed");
        assertThat(answer.json().path("model").asText()).isEqualTo(COMPATIBLE);
        assertThat(answer.json().at("/output/0/content/0/text").asText()).isEqualTo("Hi!");
        assertThat(answer.json().at("/usage/total_tokens").asInt()).isEqualTo(18);
        assertThat(answer.json().path("instructions").asText()).isEqualTo("S");
        assertThat(answer.json().at("/metadata/a").asText()).isEqualTo("b");
        JsonNode asked = GATEWAY.provider().lastAsked().json();
        assertThat(asked.path("messages").toString())
                .isEqualTo("[{\"role\":\"system\",\"content\":\"S\"},{\"role\":\"user\",\"content\":\"U\"}]");
        assertThat(asked.path("max_completion_tokens").asInt()).isEqualTo(40);
        assertThat(asked.path("reasoning_effort").asText()).isEqualTo("low");
        assertThat(asked.at("/response_format/json_schema/name").asText()).isEqualTo("n");
        assertThat(asked.has("metadata") || asked.has("store")).isFalse();
        assertThat(GATEWAY.journal().only().opening().requestKind()).isEqualTo("responses");
    }

    @Test
    void openAiItselfIsAskedAsItCameAndItsAnswerPassesUnderTheResolvedName() {
        GATEWAY.provider().next(Script.json(200, RESPONSE));

        Answered answer = responses(
                CHAT,
                ",\"input\":[{\"role\":\"user\",\"content\":\"U\"},{\"type\":\"reasoning\",\"id\":\"rs_agumbe_1\",\"summary\":[]}],"
                        + "\"tools\":[{\"type\":\"web_search\"}],\"store\":true,\"x_future\":{\"n\":2.50}");

        assertThat(answer.json().path("model").asText()).isEqualTo(CHAT);
        assertThat(answer.text()).contains("\"x_future\":{\"n\":1.50}");
        Asked asked = GATEWAY.provider().lastAsked();
        assertThat(asked.path()).isEqualTo("/v1/responses");
        assertThat(asked.text()).contains("web_search", "\"n\":2.50").doesNotContain("rs_agumbe");
        assertThat(asked.json().path("model").asText()).isEqualTo("gpt-up");
        Attempt attempt = GATEWAY.journal().only().ending().attempts().getFirst();
        assertThat(attempt.tokens().cachedInput()).isEqualTo(4);
        assertThat(attempt.tokens().reasoning()).isEqualTo(2);
        assertThat(attempt.tokens().total()).isEqualTo(18);
    }

    @Test
    void searchesOfTheProviderAreCountedAndCostNothingKnownWithoutAPrice() {
        String search = "{\"type\":\"web_search_call\",\"action\":{\"type\":\"search\",\"query\":\"q\"}}";
        String output = "\"output\":[" + search + "," + search + ",";
        GATEWAY.provider()
                .next(
                        Script.json(200, RESPONSE.replace("\"output\":[", output)),
                        Script.stream()
                                .events(
                                        "{\"type\":\"response.output_item.done\",\"item\":" + search + "}",
                                        "{\"type\":\"response.completed\",\"response\":"
                                                + RESPONSE.replace("\"output\":[", output)
                                                        .replace("\n", "") + "}")
                                .end());

        responses(CHAT, ",\"input\":\"U\",\"tools\":[{\"type\":\"web_search\"}]");
        responses(CHAT, ",\"input\":\"U\",\"stream\":true,\"tools\":[{\"type\":\"web_search\"}]");

        List<Attempt> attempts = GATEWAY.journal().exchanges().stream()
                .map(exchange -> exchange.ending().attempts().getFirst())
                .toList();
        assertThat(attempts.getFirst().toolCalls()).containsExactly(new ToolCalls("web_search", 2));
        assertThat(attempts.getLast().toolCalls()).containsExactly(new ToolCalls("web_search", 1));
        assertThat(attempts).extracting(Attempt::cost).containsOnlyNulls();
        assertThat(attempts).extracting(Attempt::priceVersion).doesNotContainNull();
    }

    @Test
    void aNativeStreamPassesEventByEventWithTheTimingsRightBeforeItsLast() {
        GATEWAY.provider()
                .next(Script.stream()
                        .events(
                                "{\"type\":\"response.created\",\"sequence_number\":0,\"response\":{\"model\":\"gpt-up\",\"output\":[]}}",
                                "{\"type\":\"response.x_future\",\"sequence_number\":1}",
                                "{\"type\":\"response.output_text.delta\",\"sequence_number\":2,\"delta\":\"Hi\"}",
                                "{\"type\":\"response.completed\",\"sequence_number\":3,\"response\":"
                                        + RESPONSE.replace("\n", "") + "}")
                        .end());

        Answered answer = responses(CHAT, ",\"input\":\"U\",\"stream\":true");

        assertThat(names(answer))
                .containsExactly(
                        "response.created", "response.x_future", "response.output_text.delta", "response.completed");
        assertThat(answer.events().getLast().data().at("/response/model").asText())
                .isEqualTo(CHAT);
        assertThat(answer.frames().get(answer.frames().size() - 2)).startsWith(": agumbe-timing {");
        assertThat(GATEWAY.journal()
                        .only()
                        .ending()
                        .attempts()
                        .getFirst()
                        .tokens()
                        .total())
                .isEqualTo(18);
    }

    @Test
    void aNativeStreamThatFailsEndsInAFailedResponseAndAnErrorRow() {
        GATEWAY.provider()
                .next(Script.stream()
                        .events(
                                "{\"type\":\"response.created\",\"sequence_number\":0,\"response\":{\"id\":\"resp_9\",\"model\":\"gpt-up\"}}",
                                "{\"type\":\"response.output_text.delta\",\"sequence_number\":1,\"delta\":\"Hi\"}",
                                "{\"type\":\"response.failed\",\"sequence_number\":2,\"response\":{\"error\":{\"code\":\"server_error\"}}}")
                        .end());

        Answered answer = responses(CHAT, ",\"input\":\"U\",\"stream\":true");

        assertThat(names(answer)).endsWith("error", "response.failed");
        JsonNode failed = answer.events().getLast().data();
        assertThat(failed.path("sequence_number").asInt()).isEqualTo(3);
        assertThat(failed.at("/response/id").asText()).isEqualTo("resp_9");
        assertThat(failed.at("/response/error/code").asText()).isEqualTo("provider_error");
        assertThat(answer.frames().get(answer.frames().size() - 2)).startsWith(": agumbe-timing {");
        assertThat(GATEWAY.journal().only().ending().errorCode()).isEqualTo("provider_error");
    }

    @Test
    void aChatStreamBecomesNumberedEventsAndAWholeResponseAtTheEnd() {
        GATEWAY.provider()
                .next(Script.stream()
                        .events(chunk("One "), chunk("two."), FINISH, usage(11, 7), DONE)
                        .end());

        Answered answer = responses(COMPATIBLE, ",\"input\":\"U\",\"stream\":true");

        assertThat(names(answer))
                .containsExactly(
                        "response.created",
                        "response.in_progress",
                        "response.output_item.added",
                        "response.content_part.added",
                        "response.output_text.delta",
                        "response.output_text.delta",
                        "response.output_text.done",
                        "response.content_part.done",
                        "response.output_item.done",
                        "response.completed");
        assertThat(answer.events().stream()
                        .map(each -> each.data().path("sequence_number").asInt())
                        .toList())
                .isEqualTo(IntStream.range(0, 10).boxed().toList());
        JsonNode whole = answer.events().getLast().data().path("response");
        assertThat(whole.at("/output/0/content/0/text").asText()).isEqualTo("One two.");
        assertThat(whole.at("/usage/input_tokens").asInt()).isEqualTo(11);
        assertThat(whole.path("model").asText()).isEqualTo(COMPATIBLE);
        assertThat(answer.frames().get(answer.frames().size() - 2)).startsWith(": agumbe-timing {");
    }

    @Test
    void signedThoughtsOfAnthropicGoOutSealedAndComeBackAsTheyWere() {
        GATEWAY.provider().always(asked -> Script.json(200, """
                {"id":"msg_1","type":"message","role":"assistant","model":"opus-up","content":[
                {"type":"thinking","thinking":"Hm.","signature":"sig-1"},
                {"type":"tool_use","id":"t1","name":"weather","input":{"city":"Rome"}}],
                "stop_reason":"tool_use","usage":{"input_tokens":10,"output_tokens":7}}"""));
        String tools =
                ",\"tools\":[{\"type\":\"function\",\"name\":\"weather\",\"parameters\":{\"type\":\"object\"}}],\"input\":[{\"role\":\"user\",\"content\":\"U\"}";

        JsonNode first = responses(CLAUDE, tools + "]").json().path("output");
        responses(
                CLAUDE,
                tools + "," + first.get(0) + "," + first.get(1)
                        + ",{\"type\":\"function_call_output\",\"call_id\":\"t1\",\"output\":\"18 C\"}]");

        assertThat(first.at("/0/summary/0/text").asText()).isEqualTo("Hm.");
        assertThat(first.at("/1/call_id").asText()).isEqualTo("t1");
        JsonNode turns = GATEWAY.provider().lastAsked().json().path("messages");
        assertThat(turns.at("/1/content/0").toString())
                .isEqualTo("{\"type\":\"thinking\",\"thinking\":\"Hm.\",\"signature\":\"sig-1\"}");
        assertThat(turns.at("/1/content/1/input/city").asText()).isEqualTo("Rome");
        assertThat(turns.at("/2/content/0/tool_use_id").asText()).isEqualTo("t1");
    }

    @Test
    void picturesAndFilesReachGeminiAndItsStreamComesBackAsEvents() {
        GATEWAY.provider()
                .next(Script.stream()
                        .events(
                                "{\"candidates\":[{\"content\":{\"role\":\"model\",\"parts\":[{\"text\":\"Hm.\",\"thought\":true}]},\"index\":0}]}",
                                "{\"candidates\":[{\"content\":{\"role\":\"model\",\"parts\":[{\"text\":\"Hi\"}]},\"index\":0,\"finishReason\":\"STOP\"}],"
                                        + "\"usageMetadata\":{\"promptTokenCount\":11,\"candidatesTokenCount\":7,\"totalTokenCount\":18}}")
                        .end());

        Answered answer = responses(GEMINI, """
                ,"stream":true,"input":[{"role":"developer","content":"S"},{"role":"user","content":[
                {"type":"input_text","text":"U"},{"type":"input_image","image_url":"data:image/png;base64,AAAA","detail":"low"},
                {"type":"input_file","filename":"a.pdf","file_data":"data:application/pdf;base64,BBBB"}]}]""");

        JsonNode whole = answer.events().getLast().data().path("response");
        assertThat(whole.at("/output/0/summary/0/text").asText()).isEqualTo("Hm.");
        assertThat(whole.at("/output/1/content/0/text").asText()).isEqualTo("Hi");
        assertThat(whole.at("/usage/total_tokens").asInt()).isEqualTo(18);
        assertThat(names(answer)).contains("response.reasoning_summary_text.delta", "response.output_text.delta");
        JsonNode asked = GATEWAY.provider().lastAsked().json();
        assertThat(asked.at("/systemInstruction/parts/0/text").asText()).isEqualTo("S");
        assertThat(asked.at("/contents/0/parts/1/inlineData/data").asText()).isEqualTo("AAAA");
        assertThat(asked.at("/contents/0/parts/2/inlineData/mimeType").asText()).isEqualTo("application/pdf");
    }

    @Test
    void aCutOffAnswerIsIncomplete() {
        GATEWAY.provider().next(Script.json(200, """
                {"id":"c1","choices":[{"index":0,"message":{"role":"assistant","content":"Hi"},"finish_reason":"length"}],
                "usage":{"prompt_tokens":1,"completion_tokens":1}}"""));

        JsonNode response = responses(COMPATIBLE, ",\"input\":\"U\"").json();

        assertThat(response.path("status").asText()).isEqualTo("incomplete");
        assertThat(response.at("/incomplete_details/reason").asText()).isEqualTo("max_output_tokens");
        assertThat(response.at("/output/0/status").asText()).isEqualTo("incomplete");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"tools\":[{\"type\":\"web_search\"}]' | tools[0].type",
                "'\"truncation\":\"auto\"' | truncation",
                "'\"include\":[\"odd\"]' | include[0]",
                "'\"text\":{\"later\":1}' | text.later",
                "'\"x_future\":1' | x_future",
                "'\"store\":true' | store",
                "'\"previous_response_id\":\"resp_1\"' | previous_response_id",
                "'\"background\":true' | background",
                "'\"conversation\":\"conv_1\"' | conversation"
            })
    void whatChatHasNoWordsForIsRefusedByName(String more, String param) {
        Answered answer = responses(COMPATIBLE, ",\"input\":\"U\"," + more);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("validation_error");
        assertThat(answer.error().path("param").asText()).isEqualTo(param);
        assertThat(GATEWAY.provider().asked()).isEmpty();
    }

    @Test
    void whatAProviderShallRememberNeedsARouteWithOneOfThem() {
        GATEWAY.config().route("one", 1, CHAT).route("two", 1, CHAT, CLAUDE);
        GATEWAY.apply();
        GATEWAY.provider().next(Script.json(200, RESPONSE));

        Answered one = responses("one", ",\"previous_response_id\":\"resp_0\"");
        Answered two = responses("two", ",\"previous_response_id\":\"resp_0\",\"input\":\"U\"");

        assertThat(one.status()).isEqualTo(200);
        assertThat(GATEWAY.provider()
                        .lastAsked()
                        .json()
                        .path("previous_response_id")
                        .asText())
                .isEqualTo("resp_0");
        assertThat(two.error().path("param").asText()).isEqualTo("previous_response_id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1", "/api/v1/llm", "/api/0190b0a0-0000-7000-8000-000000000001/v1"})
    void itIsMountedWhereOpenAisCallersLook(String mount) {
        assertThat(GATEWAY.post(mount + "/responses", "{\"model\":\"" + COMPATIBLE + "\",\"input\":\"U\"}")
                        .status())
                .isEqualTo(200);
    }
}
