package ai.agumbe.data.provider.cohere;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.data.chat.Completion;
import ai.agumbe.data.chat.Fault;
import ai.agumbe.data.ground.Asked;
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

class CohereContractTest extends ProviderContract {
    private static final String USAGE = """
            {"billed_units":{"input_tokens":15,"output_tokens":9.0},"tokens":{"input_tokens":215,"output_tokens":11},"cached_tokens":5}""";

    @Override
    protected String kind() {
        return "cohere";
    }

    @Override
    protected ProviderAdapter adapter(ProviderCaller caller) {
        return new CohereAdapter(caller, () -> Instant.ofEpochSecond(1_000));
    }

    @Override
    protected String baseUrl(String versioned) {
        return versioned.replace("/v1", "/v2");
    }

    @Override
    protected String thoughts() {
        return "Hm.";
    }

    @Override
    protected String wholeText() {
        return answer(
                "\"content\":[{\"type\":\"thinking\",\"thinking\":\"Hm.\"},{\"type\":\"text\",\"text\":\"" + TEXT
                        + "\"}]",
                "COMPLETE");
    }

    @Override
    protected String stopWord() {
        return "COMPLETE";
    }

    @Override
    protected Map<String, String> otherWords() {
        return Map.of("MAX_TOKENS", "length", "STOP_SEQUENCE", "stop", "ERROR_TOXIC", "content_filter");
    }

    @Override
    protected String wholeTools() {
        return answer("""
                "tool_plan":"I will look.","tool_calls":[
                {"id":"weather_1","type":"function","function":{"name":"weather","arguments":"{\\"city\\":\\"Zürich\\",\\"days\\":1.50}"}},
                {"id":"now_2","type":"function","function":{"name":"now","arguments":"{}"}}]""", "TOOL_CALL");
    }

    private static String answer(String members, String reason) {
        return "{\"id\":\"c-1\",\"message\":{\"role\":\"assistant\"," + members + "},\"finish_reason\":\"" + reason
                + "\",\"usage\":" + USAGE + "}";
    }

    @Override
    protected List<String> streamedText() {
        return List.of(
                start(),
                told("content-start", 0, "{\"content\":{\"type\":\"thinking\",\"thinking\":\"\"}}"),
                told("content-delta", 0, "{\"content\":{\"thinking\":\"Hm.\"}}"),
                event("{\"type\":\"content-end\",\"index\":0}"),
                told("content-start", 1, "{\"content\":{\"type\":\"text\",\"text\":\"\"}}"),
                told("content-delta", 1, "{\"content\":{\"text\":\"Grüße an \"}}"),
                told("content-delta", 1, "{\"content\":{\"text\":\"東京 👋\"}}"),
                event("{\"type\":\"content-end\",\"index\":1}"),
                end("COMPLETE"));
    }

    @Override
    protected List<String> streamedTools() {
        return List.of(
                start(),
                event("{\"type\":\"tool-plan-delta\",\"delta\":{\"message\":{\"tool_plan\":\"I will look.\"}}}"),
                call(0, "weather_1", "weather"),
                told("tool-call-delta", 0, "{\"tool_calls\":{\"function\":{\"arguments\":\"{\\\"city\\\":\\\"Zür\"}}}"),
                told(
                        "tool-call-delta",
                        0,
                        "{\"tool_calls\":{\"function\":{\"arguments\":\"ich\\\",\\\"days\\\":1.50}\"}}}"),
                event("{\"type\":\"tool-call-end\",\"index\":0}"),
                call(1, "now_2", "now"),
                event("{\"type\":\"tool-call-end\",\"index\":1}"),
                end("TOOL_CALL"));
    }

    private static String start() {
        return event("{\"id\":\"c-1\",\"type\":\"message-start\",\"delta\":{\"message\":{\"role\":\"assistant\","
                + "\"content\":[],\"tool_plan\":\"\",\"tool_calls\":[],\"citations\":[]}}}");
    }

    private static String call(int index, String id, String name) {
        return told(
                "tool-call-start",
                index,
                "{\"tool_calls\":{\"id\":\"" + id + "\",\"type\":\"function\",\"function\":{\"name\":\"" + name
                        + "\",\"arguments\":\"\"}}}");
    }

    private static String told(String type, int index, String message) {
        return event("{\"type\":\"" + type + "\",\"index\":" + index + ",\"delta\":{\"message\":" + message + "}}");
    }

    private static String end(String reason) {
        return event(
                "{\"type\":\"message-end\",\"delta\":{\"finish_reason\":\"" + reason + "\",\"usage\":" + USAGE + "}}");
    }

    @Override
    protected Tokens sold() {
        return new Tokens(10, 5, 0, 0, 9, 0);
    }

    @Override
    protected Map<Script, Fault> errors() {
        return Map.of(
                error(400, said("invalid request: all elements in history must have a message.")), Fault.CALLER_MISTAKE,
                error(400, said("too many tokens: size limit exceeded by 11326 tokens.")), Fault.CONTEXT_LENGTH,
                error(
                                400,
                                said(
                                        "too many tokens: max tokens must be less than or equal to 4096, the maximum output for this model - received 8192.")),
                        Fault.CALLER_MISTAKE,
                error(401, said("invalid api token the-key")), Fault.CREDENTIAL_REJECTED,
                error(404, said("model 'x' not found")), Fault.UNKNOWN_MODEL,
                error(422, said("Unprocessable")), Fault.CALLER_MISTAKE,
                error(429, said("You are past the per minute request limit")), Fault.RATE_LIMITED,
                error(498, said("blocked input")), Fault.CALLER_MISTAKE,
                error(500, said("internal server error")), Fault.PROVIDER_FAILED,
                error(503, said("unavailable")), Fault.PROVIDER_FAILED);
    }

    private static String said(String message) {
        return "{\"id\":\"e1\",\"message\":\"" + message + "\"}";
    }

    @Override
    protected String errorEvent() {
        return event("{\"type\":\"message-end\",\"delta\":{\"error\":\"Oops\",\"finish_reason\":\"ERROR\"}}");
    }

    @Override
    protected void assertAsked(ObjectNode request, String path, Map<String, String> headers) {
        assertThat(path).isEqualTo("/v2/chat");
        assertThat(headers).containsEntry("authorization", "Bearer the-key");
        assertThat(request).isEqualTo(json("""
                {"model":"gemini-3-up","messages":[{"role":"user","content":"Say hello"}]}"""));
    }

    @Override
    protected void assertShown(ObjectNode request, String type, String base64) {
        assertThat(request.at("/messages/0/content/1/type").asText()).isEqualTo("image_url");
        assertThat(request.at("/messages/0/content/1/image_url/url").asText())
                .isEqualTo("data:" + type + ";base64," + base64);
    }

    @Override
    protected void assertFormatted(ObjectNode request, JsonNode schema) {
        assertThat(request.at("/response_format/type").asText()).isEqualTo("json_object");
        assertThat(request.at("/response_format/json_schema")).isEqualTo(schema);
    }

    @Test
    void writesAConversationWithItsCallsAndTheirResults() {
        JsonNode message = answering(wholeTools()).body().at("/choices/0/message");

        ObjectNode asked = request("""
                {"messages":[{"role":"developer","content":"A"},{"role":"user","content":"weather?"},%s,
                {"role":"tool","tool_call_id":"weather_1","content":"first"}]}""".formatted(message));

        assertThat(asked.path("messages").toString()).isEqualTo("""
                [{"role":"system","content":"A"},{"role":"user","content":"weather?"},\
                {"role":"assistant","tool_calls":[{"id":"weather_1","type":"function","function":{"name":"weather",\
                "arguments":"{\\"city\\":\\"Zürich\\",\\"days\\":1.50}"}},{"id":"now_2","type":"function","function":\
                {"name":"now","arguments":"{}"}}],"tool_plan":"I will look."},\
                {"role":"tool","content":"first","tool_call_id":"weather_1"}]""");
    }

    @Test
    void translatesEveryParameterThatHasACounterpart() {
        ObjectNode asked = request("""
                {"messages":[{"role":"user","content":"hi"}],"max_completion_tokens":50,"temperature":0.50,"top_p":0.9,
                "top_k":5,"seed":7,"presence_penalty":0.1,"frequency_penalty":0.2,"stop":"a","user":"u1","n":1,
                "reasoning_effort":"low","safety_mode":"STRICT","documents":["d"],
                "tools":[{"type":"function","function":{"name":"f","description":"d","parameters":{"type":"object"},"strict":true}}],
                "tool_choice":"required"}""");

        assertThat(asked).isEqualTo(json("""
                {"model":"gemini-3-up","messages":[{"role":"user","content":"hi"}],"max_tokens":50,"temperature":0.50,
                "p":0.9,"k":5,"seed":7,"presence_penalty":0.1,"frequency_penalty":0.2,"stop_sequences":["a"],
                "thinking":{"type":"enabled","token_budget":1024},"safety_mode":"STRICT","documents":["d"],
                "tools":[{"type":"function","function":{"name":"f","description":"d","parameters":{"type":"object"}}}],
                "strict_tools":true,"tool_choice":"REQUIRED"}"""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "n":2                                    | n
            "logprobs":true                          | logprobs
            "logit_bias":{"1":2}                     | logit_bias
            "tool_choice":{"type":"function","function":{"name":"f"}},"tools":[{"type":"function","function":{"name":"f"}}] | tool_choice
            "parallel_tool_calls":false,"tools":[{"type":"function","function":{"name":"f"}}] | parallel_tool_calls
            "service_tier":"flex"                    | service_tier
            "somethingNew":1                         | somethingNew
            """)
    void refusesByNameWhatItHasNoWordsFor(String member, String named) {
        assertThat(refusedParameter("{\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]," + member + "}"))
                .isEqualTo(named);
    }

    @Test
    void tellsWhatItCites() {
        String citation = "{\"start\":0,\"end\":1,\"text\":\"a\",\"sources\":[],\"type\":\"TEXT_CONTENT\"}";
        List<String> events = new ArrayList<>(streamedText());
        events.add(7, told("citation-start", 0, "{\"citations\":" + citation + "}"));

        assertThat(answering(answer("\"content\":[],\"citations\":[" + citation + "]", "COMPLETE"))
                        .body()
                        .at("/choices/0/message/annotations/0"))
                .isEqualTo(json(citation));
        assertThat(streaming(events).chunks())
                .anyMatch(chunk -> chunk.at("/choices/0/delta/annotations/0").equals(json(citation)));
    }

    @Test
    void embeds() {
        String reply =
                "{\"id\":\"e\",\"embeddings\":{\"float\":[[0.10,-2],[3]]},\"meta\":{\"billed_units\":{\"input_tokens\":3}}}";

        Asked asked = embedding("{\"input\":[\"a\",\"b\"],\"dimensions\":256,\"input_type\":\"search_query\"}", reply);
        Completion answer = embedded("{\"input\":\"a\"}", reply);

        assertThat(asked.path()).isEqualTo("/v2/embed");
        assertThat(asked.json()).isEqualTo(json("""
                {"model":"gemini-3-up","texts":["a","b"],"input_type":"search_query","embedding_types":["float"],
                "output_dimension":256}"""));
        assertThat(answer.body().path("data").toString())
                .isEqualTo("[{\"object\":\"embedding\",\"index\":0,\"embedding\":[0.10,-2]},"
                        + "{\"object\":\"embedding\",\"index\":1,\"embedding\":[3]}]");
        assertThat(answer.usage().tokens()).isEqualTo(Tokens.of(3, 0));
    }

    private static ObjectNode json(String text) {
        return Json.readObject(text.getBytes(StandardCharsets.UTF_8));
    }
}
