package ai.agumbe.data.provider.anthropic;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.data.chat.Completion;
import ai.agumbe.data.chat.Fault;
import ai.agumbe.data.ground.Script;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.provider.ProviderAdapter;
import ai.agumbe.data.provider.ProviderCaller;
import ai.agumbe.data.provider.ProviderContract;
import ai.agumbe.model.money.Tokens;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnthropicContractTest extends ProviderContract {
    private static final String INPUT = """
            "input_tokens":10,"cache_read_input_tokens":5,"cache_creation_input_tokens":7,
            "cache_creation":{"ephemeral_5m_input_tokens":4,"ephemeral_1h_input_tokens":3}""";
    private static final String MESSAGE = """
            {"id":"msg_1","type":"message","role":"assistant","model":"claude-up","content":[%s],
            "stop_reason":"%s","stop_sequence":null,"usage":{%s,"output_tokens":9}}""";

    @Override
    protected String kind() {
        return "anthropic";
    }

    @Override
    protected ProviderAdapter adapter(ProviderCaller caller) {
        return new AnthropicAdapter(caller, () -> Instant.ofEpochSecond(1_000));
    }

    @Override
    protected String thoughts() {
        return "Hm.";
    }

    @Override
    protected String wholeText() {
        return MESSAGE.formatted(
                "{\"type\":\"thinking\",\"thinking\":\"Hm.\",\"signature\":\"s1\"},{\"type\":\"text\",\"text\":\""
                        + TEXT + "\"}",
                "end_turn",
                INPUT);
    }

    @Override
    protected List<String> streamedText() {
        return List.of(
                start(),
                block(0, "{\"type\":\"thinking\",\"thinking\":\"\",\"signature\":\"\"}"),
                delta(0, "{\"type\":\"thinking_delta\",\"thinking\":\"Hm.\"}"),
                delta(0, "{\"type\":\"signature_delta\",\"signature\":\"s1\"}"),
                stop(0),
                block(1, "{\"type\":\"text\",\"text\":\"\"}"),
                named("ping", "{\"type\":\"ping\"}"),
                delta(1, "{\"type\":\"text_delta\",\"text\":\"Grüße an \"}"),
                delta(1, "{\"type\":\"text_delta\",\"text\":\"東京 👋\"}"),
                stop(1),
                end("end_turn"),
                named("message_stop", "{\"type\":\"message_stop\"}"));
    }

    @Override
    protected String stopWord() {
        return "end_turn";
    }

    @Override
    protected Map<String, String> otherWords() {
        return Map.of(
                "max_tokens",
                "length",
                "model_context_window_exceeded",
                "length",
                "stop_sequence",
                "stop",
                "refusal",
                "content_filter");
    }

    @Override
    protected String wholeTools() {
        return MESSAGE.formatted("""
                {"type":"tool_use","id":"toolu_1","name":"weather","input":{"city":"Zürich","days":1.50}},
                {"type":"tool_use","id":"toolu_2","name":"now","input":{}}""", "tool_use", INPUT);
    }

    @Override
    protected List<String> streamedTools() {
        return List.of(
                start(),
                block(0, "{\"type\":\"tool_use\",\"id\":\"toolu_1\",\"name\":\"weather\",\"input\":{}}"),
                delta(0, "{\"type\":\"input_json_delta\",\"partial_json\":\"\"}"),
                delta(0, "{\"type\":\"input_json_delta\",\"partial_json\":\"{\\\"city\\\":\\\"Zür\"}"),
                delta(0, "{\"type\":\"input_json_delta\",\"partial_json\":\"ich\\\",\\\"days\\\":1.50}\"}"),
                stop(0),
                block(1, "{\"type\":\"tool_use\",\"id\":\"toolu_2\",\"name\":\"now\",\"input\":{}}"),
                stop(1),
                end("tool_use"),
                named("message_stop", "{\"type\":\"message_stop\"}"));
    }

    private static String start() {
        return named("message_start", """
                {"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","model":"claude-up",
                "content":[],"stop_reason":null,"usage":{%s,"output_tokens":1}}}""".formatted(INPUT));
    }

    private static String block(int index, String block) {
        return named(
                "content_block_start",
                "{\"type\":\"content_block_start\",\"index\":" + index + ",\"content_block\":" + block + "}");
    }

    private static String delta(int index, String delta) {
        return named(
                "content_block_delta",
                "{\"type\":\"content_block_delta\",\"index\":" + index + ",\"delta\":" + delta + "}");
    }

    private static String stop(int index) {
        return named("content_block_stop", "{\"type\":\"content_block_stop\",\"index\":" + index + "}");
    }

    private static String end(String reason) {
        return named(
                "message_delta",
                "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"" + reason
                        + "\",\"stop_sequence\":null},\"usage\":{\"output_tokens\":9}}");
    }

    private static String named(String name, String data) {
        return "event: " + name + "\n" + event(data);
    }

    @Override
    protected Tokens sold() {
        return new Tokens(10, 5, 4, 3, 9, 0);
    }

    @Override
    protected Map<Script, Fault> errors() {
        return Map.of(
                error(400, said("invalid_request_error", "messages: roles")), Fault.CALLER_MISTAKE,
                error(400, said("invalid_request_error", "prompt is too long: 9 tokens > 8 maximum")),
                        Fault.CONTEXT_LENGTH,
                error(400, said("invalid_request_error", "Your credit balance is too low")), Fault.CREDENTIAL_REJECTED,
                error(
                                400,
                                said(
                                        "invalid_request_error",
                                        "You have reached your specified API usage limits. You will regain access on 2026-12-01.")),
                        Fault.CREDENTIAL_REJECTED,
                error(401, said("authentication_error", "invalid x-api-key")), Fault.CREDENTIAL_REJECTED,
                error(404, said("not_found_error", "model: claude-9")), Fault.UNKNOWN_MODEL,
                error(413, said("request_too_large", "Too large")), Fault.CALLER_MISTAKE,
                error(429, said("rate_limit_error", "Slow down")), Fault.RATE_LIMITED,
                error(500, said("api_error", "Oops")), Fault.PROVIDER_FAILED,
                error(529, said("overloaded_error", "Overloaded")), Fault.PROVIDER_FAILED);
    }

    private static String said(String type, String message) {
        return "{\"type\":\"error\",\"error\":{\"type\":\"" + type + "\",\"message\":\"" + message + "\"}}";
    }

    @Override
    protected String errorEvent() {
        return named("error", said("overloaded_error", "Overloaded"));
    }

    @Override
    protected void assertAsked(ObjectNode request, String path, Map<String, String> headers) {
        assertThat(path).isEqualTo("/v1/messages");
        assertThat(headers).containsEntry("x-api-key", "the-key").containsEntry("anthropic-version", "2023-06-01");
        assertThat(request).isEqualTo(json("""
                {"model":"gemini-3-up","max_tokens":2000,
                "messages":[{"role":"user","content":[{"type":"text","text":"Say hello"}]}]}"""));
    }

    @Override
    protected void assertShown(ObjectNode request, String type, String base64) {
        assertThat(request.at("/messages/0/content/1")).isEqualTo(json("""
                {"type":"image","source":{"type":"base64","media_type":"%s","data":"%s"}}""".formatted(type, base64)));
    }

    @Override
    protected void assertFormatted(ObjectNode request, JsonNode schema) {
        assertThat(request.at("/output_config/format/type").asText()).isEqualTo("json_schema");
        assertThat(request.at("/output_config/format/schema")).isEqualTo(schema);
    }

    @Test
    void turnsOfOneRoleBecomeOneAndTheSystemGoesAhead() {
        ObjectNode asked = request("""
                {"messages":[{"role":"system","content":"A"},{"role":"developer","content":"B"},
                {"role":"user","content":"one"},{"role":"user","content":"two"},
                {"role":"assistant","content":"","tool_calls":[{"id":"t1","type":"function","function":{"name":"f","arguments":"{\\"x\\":1.50}"}},
                {"id":"t2","type":"function","function":{"name":"g","arguments":""}}]},
                {"role":"tool","tool_call_id":"t1","content":"first"},{"role":"tool","tool_call_id":"t2","content":"second"},
                {"role":"user","content":"and?"}]}""");

        assertThat(asked.path("system")).isEqualTo(json("""
                {"x":[{"type":"text","text":"A"},{"type":"text","text":"B"}]}""").path("x"));
        assertThat(new String(Json.write(asked.path("messages")), StandardCharsets.UTF_8))
                .isEqualTo("""
                [{"role":"user","content":[{"type":"text","text":"one"},{"type":"text","text":"two"}]},\
                {"role":"assistant","content":[{"type":"tool_use","id":"t1","name":"f","input":{"x":1.50}},\
                {"type":"tool_use","id":"t2","name":"g","input":{}}]},\
                {"role":"user","content":[{"type":"tool_result","tool_use_id":"t1","content":[{"type":"text","text":"first"}]},\
                {"type":"tool_result","tool_use_id":"t2","content":[{"type":"text","text":"second"}]},\
                {"type":"text","text":"and?"}]}]""");
    }

    /** Anthropic refuses texts without a character. */
    @Test
    void leavesEmptyTextsOut() {
        ObjectNode asked = request("""
                {"messages":[{"role":"user","content":[{"type":"text","text":"","cache_control":{"type":"ephemeral"}},
                {"type":"text","text":"hi"}]},
                {"role":"assistant","content":[{"type":"text","text":""}],
                "tool_calls":[{"id":"t1","type":"function","function":{"name":"f","arguments":"{}"}}]},
                {"role":"tool","tool_call_id":"t1","content":""}]}""");

        assertThat(asked.path("messages").toString()).isEqualTo("""
                [{"role":"user","content":[{"type":"text","text":"hi"}]},\
                {"role":"assistant","content":[{"type":"tool_use","id":"t1","name":"f","input":{}}]},\
                {"role":"user","content":[{"type":"tool_result","tool_use_id":"t1"}]}]""");
    }

    @Test
    void takesCallsThatOthersNamedOtherwise() {
        ObjectNode asked = request("""
                {"messages":[{"role":"assistant","content":null,"tool_calls":[
                {"id":"functions.f:0","type":"function","function":{"name":"f","arguments":"{}"}},
                {"id":"call_1","type":"function","function":{"name":"f","arguments":"{}"}}]},
                {"role":"tool","tool_call_id":"functions.f:0","content":"a"},
                {"role":"tool","tool_call_id":"call_1","content":"b"}]}""");

        assertThat(asked.at("/messages/0/content/0/id").asText())
                .matches("[a-zA-Z0-9_-]+")
                .isEqualTo(asked.at("/messages/1/content/0/tool_use_id").asText());
        assertThat(asked.at("/messages/0/content/1/id").asText()).isEqualTo("call_1");
        assertThat(asked.at("/messages/1/content/1/tool_use_id").asText()).isEqualTo("call_1");
    }

    /** A stream's last word may raise the sum without telling its parts again. */
    @Test
    void countsWhatWasWrittenToTheCacheAfterItsPartsWereTold() {
        List<String> events = new ArrayList<>(streamedText());
        events.set(
                10,
                end("end_turn").replace("\"output_tokens\"", "\"cache_creation_input_tokens\":9,\"output_tokens\""));

        assertThat(streaming(events).usage().tokens()).isEqualTo(new Tokens(10, 5, 6, 3, 9, 0));
    }

    @Test
    void translatesEveryParameterThatHasACounterpart() {
        ObjectNode asked = request("""
                {"messages":[{"role":"user","content":"hi"}],"max_completion_tokens":50,"temperature":0.50,"top_p":0.9,
                "stop":["a","b"],"user":"u1","reasoning_effort":"high","service_tier":"default","n":1,"logprobs":false,
                "response_format":{"type":"json_schema","json_schema":{"name":"s","schema":{"type":"object"}}},
                "tools":[{"type":"function","function":{"name":"f","description":"d","parameters":{"type":"object"},"strict":true}}],
                "tool_choice":"required","parallel_tool_calls":false}""");

        assertThat(asked).isEqualTo(json("""
                {"model":"gemini-3-up","max_tokens":50,"messages":[{"role":"user","content":[{"type":"text","text":"hi"}]}],
                "tools":[{"name":"f","description":"d","input_schema":{"type":"object"},"strict":true}],
                "tool_choice":{"type":"any","disable_parallel_tool_use":true},"temperature":0.50,"top_p":0.9,
                "stop_sequences":["a","b"],"metadata":{"user_id":"u1"},"service_tier":"standard_only",
                "output_config":{"effort":"high","format":{"type":"json_schema","schema":{"type":"object"}}}}"""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "n":2                                  | n
            "logprobs":true                        | logprobs
            "seed":7                               | seed
            "logit_bias":{"1":2}                   | logit_bias
            "presence_penalty":0.5                 | presence_penalty
            "temperature":1.5                      | temperature
            "audio":{"voice":"v"}                  | audio
            "response_format":{"type":"json_object"} | response_format
            "functions":[{"name":"f"}]             | functions
            "store":true                           | store
            "somethingNew":1                       | somethingNew
            """)
    void refusesByNameWhatItHasNoWordsFor(String member, String named) {
        assertThat(refusedParameter("{\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]," + member + "}"))
                .isEqualTo(named);
    }

    @Test
    void refusesPartsByTheirPlace() {
        assertThat(refusedParameter("""
                {"messages":[{"role":"user","content":[{"type":"input_audio","input_audio":{"data":"AA==","format":"wav"}}]}]}""")).isEqualTo("messages[0].content[0].input_audio");
        assertThat(refusedParameter("{\"messages\":[{\"role\":\"user\",\"name\":\"Ann\",\"content\":\"hi\"}]}"))
                .isEqualTo("messages[0].name");
    }

    @Test
    void givesThoughtsBackAsTheyCame() {
        Completion answer = answering(wholeText());
        JsonNode message = answer.body().at("/choices/0/message");

        ObjectNode asked = request("{\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}," + message + "]}");

        assertThat(message.path("reasoning_content").asText()).isEqualTo("Hm.");
        assertThat(asked.at("/messages/1/content/0"))
                .isEqualTo(json("{\"type\":\"thinking\",\"thinking\":\"Hm.\",\"signature\":\"s1\"}"));
        assertThat(streaming(streamedText()).chunks())
                .anyMatch(chunk -> chunk.at("/choices/0/delta/thinking_blocks/0")
                        .toString()
                        .equals(message.at("/thinking_blocks/0").toString()));
    }

    @Test
    void tellsWhatItCites() {
        String web = """
                {"type":"web_search_result_location","url":"https://a.test","title":"A","cited_text":"x","encrypted_index":"e"}""";
        String place = "{\"type\":\"char_location\",\"document_index\":0,\"start_char_index\":1,\"end_char_index\":2}";
        String page =
                "{\"type\":\"url_citation\",\"url_citation\":{\"start_index\":3,\"end_index\":5,\"url\":\"https://a.test\",\"title\":\"A\"}}";

        Completion answer = answering(MESSAGE.formatted(
                "{\"type\":\"text\",\"text\":\"One\"},{\"type\":\"text\",\"text\":\"42\",\"citations\":[" + web + ","
                        + place + "]}",
                "end_turn",
                INPUT));
        List<String> events = List.of(
                start(),
                block(0, "{\"type\":\"text\",\"text\":\"One\"}"),
                stop(0),
                block(1, "{\"type\":\"text\",\"text\":\"\",\"citations\":[]}"),
                delta(1, "{\"type\":\"text_delta\",\"text\":\"42\"}"),
                delta(1, "{\"type\":\"citations_delta\",\"citation\":" + web + "}"),
                stop(1),
                end("end_turn"),
                named("message_stop", "{\"type\":\"message_stop\"}"));

        assertThat(answer.body().at("/choices/0/message/annotations").toString())
                .isEqualTo("[" + page + "," + place + "]");
        assertThat(streaming(events).chunks())
                .anyMatch(chunk ->
                        chunk.at("/choices/0/delta/annotations/0").toString().equals(page));
    }

    private static ObjectNode json(String text) {
        return Json.readObject(text.getBytes(StandardCharsets.UTF_8));
    }
}
