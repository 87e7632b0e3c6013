package ai.agumbe.simulator;

import static ai.agumbe.simulator.RunningSimulator.JSON;
import static ai.agumbe.simulator.RunningSimulator.chatBody;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DialectsTest extends SimulatorTest {
    private static final String CHAT = "/v1/chat/completions";
    private static final String TOOLS = """
            [{"type":"function","function":{"name":"weather","parameters":{"type":"object",
              "properties":{"city":{"type":"string"},"days":{"type":"integer"}},"required":["city","days"]}}}]""";

    DialectsTest() throws Settings.Unusable {}

    @Test
    void theSameRequestSellsTheSameTextAndTokens() throws Exception {
        JsonNode first = simulator.chat("any/model-name");
        JsonNode second = simulator.chat("any/model-name");

        String text = first.at("/choices/0/message/content").asText();
        assertThat(second.at("/choices/0/message/content").asText()).isEqualTo(text);
        assertThat(second.get("usage")).isEqualTo(first.get("usage"));
        assertThat(first.at("/usage/completion_tokens").asInt()).isEqualTo(text.split(" ", -1).length);
        assertThat(first.at("/usage/prompt_tokens").asInt()).isEqualTo(3 + 9);
        assertThat(first.get("model").asText()).isEqualTo("any/model-name");
    }

    @Test
    void aStreamSaysWhatTheWholeReplySays() throws Exception {
        String whole = simulator.chat("m").at("/choices/0/message/content").asText();

        List<JsonNode> events = events(simulator
                .post(CHAT, chatBody("m", Map.of("stream", true, "stream_options", Map.of("include_usage", true))))
                .body());

        assertThat(joined(events, "/choices/0/delta/content")).isEqualTo(whole);
        assertThat(events.getLast().at("/usage/completion_tokens").asInt()).isEqualTo(whole.split(" ", -1).length);
        assertThat(events.get(events.size() - 2).at("/choices/0/finish_reason").asText())
                .isEqualTo("stop");
    }

    @Test
    void aStreamWithoutIncludeUsageTellsNone() throws Exception {
        String body =
                simulator.post(CHAT, chatBody("m", Map.of("stream", true))).body();

        assertThat(body).doesNotContain("usage").endsWith("data: [DONE]\n\n");
        assertThat(simulator.lastSale().get("reported_usage").isNull()).isTrue();
    }

    @Test
    void maxTokensCutTheTextShort() throws Exception {
        JsonNode reply = simulator.json(CHAT, chatBody("m", Map.of("max_completion_tokens", 3, "n", 2)));

        assertThat(reply.at("/choices/1/finish_reason").asText()).isEqualTo("length");
        assertThat(reply.at("/usage/completion_tokens").asInt()).isEqualTo(6);
    }

    @Test
    void aToolIsCalledOnceAndItsAnswerIsAnsweredInWords() throws Exception {
        String asked = chatBody("m", Map.of("tools", JSON.readTree(TOOLS)));
        String answered = asked.replace("\"role\":\"user\"", "\"role\":\"tool\",\"tool_call_id\":\"call_1\"");

        JsonNode call = simulator.json(CHAT, asked).at("/choices/0");
        JsonNode words = simulator.json(CHAT, answered).at("/choices/0");

        assertThat(call.get("finish_reason").asText()).isEqualTo("tool_calls");
        JsonNode arguments = JSON.readTree(
                call.at("/message/tool_calls/0/function/arguments").asText());
        assertThat(arguments.get("city").isTextual()).isTrue();
        assertThat(arguments.get("days").isInt()).isTrue();
        assertThat(words.at("/message/content").asText()).isNotEmpty();
    }

    @Test
    void jsonIsOfTheSchemaThatWasAskedFor() throws Exception {
        JsonNode format = JSON.readTree("""
                {"type":"json_schema","json_schema":{"name":"x","schema":{"type":"object",
                 "properties":{"kind":{"enum":["a","b"]},"list":{"type":"array","items":{"type":"number"}}}}}}""");

        JsonNode reply = simulator.json(CHAT, chatBody("m", Map.of("response_format", format)));

        JsonNode value = JSON.readTree(reply.at("/choices/0/message/content").asText());
        assertThat(value.get("kind").asText()).isEqualTo("a");
        assertThat(value.at("/list/0").isNumber()).isTrue();
    }

    @Test
    void anthropicsJsonIsOfTheSchemaToo() throws Exception {
        JsonNode config = JSON.readTree("""
                {"format":{"type":"json_schema","schema":{"type":"object","properties":{"kind":{"enum":["a","b"]}}}}}""");

        JsonNode reply = simulator.json("/v1/messages", chatBody("m", Map.of("output_config", config)));

        assertThat(reply.at("/content/0/text").asText()).isEqualTo("{\"kind\":\"a\"}");
    }

    @Test
    void embeddingsComeAsFloatsAndAsTheSameFloatsInBase64() throws Exception {
        String input = "\"input\":[\"one\",[1,2,3]],\"dimensions\":4,\"model\":\"e\"";

        JsonNode floats = simulator.json("/v1/embeddings", "{" + input + "}");
        JsonNode base64 = simulator.json("/v1/embeddings", "{" + input + ",\"encoding_format\":\"base64\"}");

        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder()
                        .decode(base64.at("/data/1/embedding").asText()))
                .order(ByteOrder.LITTLE_ENDIAN);
        for (JsonNode value : floats.at("/data/1/embedding")) {
            assertThat(bytes.getFloat()).isEqualTo(value.floatValue());
        }
        assertThat(bytes.hasRemaining()).isFalse();
        assertThat(floats.at("/usage/prompt_tokens").asInt()).isEqualTo(1 + 3);
    }

    @Test
    void anthropicStreamsItsNamedEvents() throws Exception {
        String body = chatBody("claude", Map.of("stream", true, "max_tokens", 4));

        String stream = simulator.post("/v1/messages", body, "x-api-key", "k").body();

        assertThat(stream.lines().filter(line -> line.startsWith("event: ")).distinct())
                .containsExactly(
                        "event: message_start",
                        "event: content_block_start",
                        "event: ping",
                        "event: content_block_delta",
                        "event: content_block_stop",
                        "event: message_delta",
                        "event: message_stop");
        assertThat(joined(events(stream), "/delta/text").split(" ", -1)).hasSize(4);
        assertThat(simulator.lastSale().get("sold_completion_tokens").asInt()).isEqualTo(4);
    }

    @Test
    void anthropicCountsTokensWithoutSellingAny() throws Exception {
        JsonNode counted = simulator.json("/v1/messages/count_tokens", chatBody("claude", Map.of()));

        assertThat(counted.get("input_tokens").asInt()).isEqualTo(3 + 9);
        assertThat(simulator.lastSale().get("prompt_tokens").asInt()).isZero();
    }

    @Test
    void responsesStreamNumberedEventsThatEndWithTheWholeResponse() throws Exception {
        String stream = simulator
                .post("/v1/responses", "{\"model\":\"m\",\"input\":\"Rivers?\",\"stream\":true}")
                .body();

        List<JsonNode> events = events(stream);
        JsonNode whole = events.getLast().get("response");
        assertThat(events.getLast().get("type").asText()).isEqualTo("response.completed");
        assertThat(joined(events, "/delta"))
                .isEqualTo(whole.at("/output/0/content/0/text").asText());
        assertThat(events.getLast().get("sequence_number").asInt()).isEqualTo(events.size() - 1);
    }

    @Test
    void geminiTakesTheModelFromThePathAndStreamsTheSameText() throws Exception {
        String ask = "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"Rivers?\"}]}]}";

        JsonNode whole = simulator.json("/v1beta/models/gemini-x:generateContent", ask, "x-goog-api-key", "k");
        List<JsonNode> events = events(simulator
                .post("/v1beta/models/gemini-x:streamGenerateContent?alt=sse", ask)
                .body());

        assertThat(joined(events, "/candidates/0/content/parts/0/text"))
                .isEqualTo(whole.at("/candidates/0/content/parts/0/text").asText());
        assertThat(events.getLast().get("usageMetadata")).isEqualTo(whole.get("usageMetadata"));
        assertThat(simulator.lastSale().get("model").asText()).isEqualTo("gemini-x");
    }

    @Test
    void whatCannotBeReadIsRefusedInTheDialectsWords() throws Exception {
        assertThat(simulator.post(CHAT, "{\"model\":").statusCode()).isEqualTo(400);
        assertThat(simulator.post("/v1/messages", "{}").body()).contains("\"type\":\"error\"");
        assertThat(simulator.post("/v1beta/models/g:generateContent", "[]").body())
                .contains("INVALID_ARGUMENT");
        assertThat(simulator.post("/v1/nothing", "{}").statusCode()).isEqualTo(404);
    }

    static List<JsonNode> events(String stream) throws Exception {
        List<JsonNode> events = new ArrayList<>();
        for (String line : stream.lines().toList()) {
            if (line.startsWith("data: {")) {
                events.add(JSON.readTree(line.substring("data: ".length())));
            }
        }
        return events;
    }

    static String joined(List<JsonNode> events, String pointer) {
        StringBuilder text = new StringBuilder();
        events.forEach(event -> text.append(event.at(pointer).asText("")));
        return text.toString();
    }
}
