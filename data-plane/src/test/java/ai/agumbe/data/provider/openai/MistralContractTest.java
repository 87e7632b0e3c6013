package ai.agumbe.data.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.data.chat.Fault;
import ai.agumbe.data.ground.Script;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.provider.Streamed;
import ai.agumbe.model.money.Tokens;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MistralContractTest extends OpenAiContractTest {
    private static final String COUNTS = "{\"prompt_tokens\":15,\"total_tokens\":24,\"completion_tokens\":9}";
    private static final String THOUGHT =
            "{\"type\":\"thinking\",\"thinking\":[{\"type\":\"text\",\"text\":\"Hm.\"}],\"closed\":true}";

    @Override
    protected String kind() {
        return "mistral";
    }

    @Override
    protected String thoughts() {
        return "Hm.";
    }

    @Override
    protected String wholeText() {
        return """
                {"id":"m1","object":"chat.completion","created":1,"model":"up","usage":%s,"choices":[{"index":0,
                "message":{"role":"assistant","tool_calls":null,"content":[%s,{"type":"text","text":"%s"}]},
                "finish_reason":"stop"}]}""".formatted(COUNTS, THOUGHT, TEXT);
    }

    @Override
    protected List<String> streamedText() {
        return List.of(
                chunk("{\"role\":\"assistant\",\"content\":\"\"}", "null"),
                chunk("{\"content\":[" + THOUGHT + "]}", "null"),
                chunk("{\"content\":[{\"type\":\"text\",\"text\":\"Grüße an \"}]}", "null"),
                chunk("{\"content\":\"東京 👋\"}", "null"),
                last("stop"),
                "data: [DONE]\n\n");
    }

    @Override
    protected List<String> streamedTools() {
        return List.of(
                chunk("{\"role\":\"assistant\",\"content\":\"\"}", "null"),
                call(
                        "\"id\":\"D681PevKs\",\"function\":{\"name\":\"weather\",\"arguments\":\"{\\\"city\\\":\\\"Zürich\\\",\\\"days\\\":1.50}\"},\"index\":0"),
                call("\"id\":\"E681PevKs\",\"function\":{\"name\":\"now\",\"arguments\":\"{}\"},\"index\":1"),
                last("tool_calls"),
                "data: [DONE]\n\n");
    }

    /** Mistral tells of usage together with the reason to stop. */
    private static String last(String reason) {
        return event("{\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"up\",\"choices\":"
                + "[{\"index\":0,\"delta\":{\"content\":\"\"},\"finish_reason\":\"" + reason + "\"}],\"usage\":"
                + COUNTS
                + "}");
    }

    @Override
    protected String wholeTools() {
        return super.wholeTools().replace(USAGE, COUNTS);
    }

    @Override
    protected Tokens sold() {
        return new Tokens(15, 0, 0, 0, 9, 0);
    }

    @Override
    protected Map<String, String> otherWords() {
        return Map.of("length", "length", "model_length", "length", "content_filter", "content_filter");
    }

    @Override
    protected Map<Script, Fault> errors() {
        return Map.of(
                error(400, told("Temperature should be at most 1.5", "invalid_request_error", "3051")),
                        Fault.CALLER_MISTAKE,
                error(422, """
                        {"detail":[{"type":"extra_forbidden","loc":["body","best_of"],"msg":"Extra inputs are not permitted"}]}"""), Fault.CALLER_MISTAKE,
                error(
                                400,
                                told(
                                        "Prompt contains 40000 tokens, too large for model with 32768 maximum context length",
                                        "invalid_request_error",
                                        "3051")),
                        Fault.CONTEXT_LENGTH,
                error(401, "{\"message\":\"Unauthorized: the-key\",\"request_id\":\"r\"}"), Fault.CREDENTIAL_REJECTED,
                error(422, """
                        {"object":"error","message":{"detail":[{"type":"extra_forbidden","loc":["body","best_of"],"msg":"Extra inputs are not permitted"}]},"type":"invalid_request_error","param":null,"code":null}"""), Fault.CALLER_MISTAKE,
                error(400, told("Invalid model: x", "invalid_model", "1500")), Fault.UNKNOWN_MODEL,
                error(429, told("Rate limit exceeded", "rate_limited", "1300")), Fault.RATE_LIMITED,
                error(503, told("Service unavailable", "internal_server_error", "3000")), Fault.PROVIDER_FAILED);
    }

    private static String told(String message, String type, String code) {
        return "{\"object\":\"error\",\"message\":\"" + message + "\",\"type\":\"" + type
                + "\",\"param\":null,\"code\":\"" + code + "\"}";
    }

    @Test
    void spellsAsMistralDoes() {
        ObjectNode asked = request("""
                {"messages":[{"role":"developer","content":"Be brief."},{"role":"user","content":"hi"}],
                "seed":7,"max_completion_tokens":50,"user":"u","store":false,"safe_prompt":true,"logprobs":false}""");

        assertThat(asked).isEqualTo(json("""
                {"messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"hi"}],
                "random_seed":7,"max_tokens":50,"safe_prompt":true,"model":"gemini-3-up"}"""));
    }

    @Test
    void embedsAsMistralDoes() {
        assertThat(embedding(
                                "{\"input\":[\"a\"],\"dimensions\":256,\"user\":\"u\",\"encoding_format\":\"base64\"}",
                                "{\"data\":[],\"usage\":{\"prompt_tokens\":1}}")
                        .json())
                .isEqualTo(json("""
                        {"input":["a"],"output_dimension":256,"encoding_format":"base64","model":"gemini-3-up"}"""));
    }

    @Test
    void takesTheNewerNameOfALimitThatIsGivenTwice() {
        assertThat(request("""
                {"messages":[],"max_completion_tokens":50,"max_tokens":70}""").path("max_tokens").asInt()).isEqualTo(50);
        assertThat(request("""
                {"messages":[],"max_tokens":70,"max_completion_tokens":50}""").path("max_tokens").asInt()).isEqualTo(50);
    }

    @Test
    void writesWhatOthersAnsweredInItsOwnForm() {
        ObjectNode asked = request("""
                {"messages":[{"role":"assistant","content":null,"refusal":null,"reasoning_content":"Hm.","thinking_blocks":[],
                "tool_calls":[{"id":"toolu_1","type":"function","function":{"name":"f","arguments":"{}"},"extra_content":{}},
                {"id":"D681PevKs","type":"function","function":{"name":"g","arguments":"{}"}}]},
                {"role":"tool","tool_call_id":"toolu_1","content":"a"},{"role":"tool","tool_call_id":"D681PevKs","content":"b"}]}""");

        String first = asked.at("/messages/0/tool_calls/0/id").asText();
        assertThat(first)
                .matches("[a-zA-Z0-9]{9}")
                .isEqualTo(asked.at("/messages/1/tool_call_id").asText());
        assertThat(asked.at("/messages/0/tool_calls/1/id").asText()).isEqualTo("D681PevKs");
        assertThat(asked.at("/messages/2/tool_call_id").asText()).isEqualTo("D681PevKs");
        assertThat(asked.at("/messages/0/tool_calls/0").has("extra_content")).isFalse();
        assertThat(asked.path("messages").path(0).properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("role", "content", "tool_calls");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "logprobs":true          | logprobs
            "logit_bias":{"1":2}     | logit_bias
            "store":true             | store
            "modalities":["audio"]   | modalities
            """)
    void refusesByNameWhatItHasNoWordsFor(String member, String named) {
        assertThat(refusedParameter("{\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]," + member + "}"))
                .isEqualTo(named);
    }

    @Test
    void refusesNamesOfSpeakersButNotOfTools() {
        assertThat(
                        refusedParameter(
                                "{\"messages\":[{\"role\":\"system\",\"content\":\"a\"},{\"role\":\"user\",\"name\":\"Ann\",\"content\":\"hi\"}]}"))
                .isEqualTo("messages[1].name");
        assertThat(request(
                                "{\"messages\":[{\"role\":\"tool\",\"name\":\"f\",\"tool_call_id\":\"D681PevKs\",\"content\":\"a\"}]}")
                        .at("/messages/0/name")
                        .asText())
                .isEqualTo("f");
    }

    @Test
    void asksForNoUsageThatItTellsAnyhow() {
        assertThat(streamRequest("{\"messages\":[],\"stream_options\":{\"include_usage\":true}}")
                        .has("stream_options"))
                .isFalse();
    }

    @Test
    void tellsUsageInAChunkOfItsOwn() {
        Streamed streamed = streaming(streamedText());

        assertThat(streamed.chunks()).noneMatch(chunk -> chunk.has("usage"));
        assertThat(streamed.usageChunk().path("total_tokens").asInt()).isEqualTo(24);
    }

    private static ObjectNode json(String text) {
        return Json.readObject(text.getBytes(StandardCharsets.UTF_8));
    }
}
