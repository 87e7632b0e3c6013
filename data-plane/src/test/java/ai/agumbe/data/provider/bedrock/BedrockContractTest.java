package ai.agumbe.data.provider.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.data.chat.Completion;
import ai.agumbe.data.chat.Fault;
import ai.agumbe.data.chat.Prompt;
import ai.agumbe.data.chat.Surface;
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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BedrockContractTest extends ProviderContract {
    private static final String USAGE = """
            {"inputTokens":10,"outputTokens":9,"totalTokens":31,"cacheReadInputTokens":5,"cacheWriteInputTokens":7,
            "cacheDetails":[{"ttl":"5m","inputTokens":4},{"ttl":"1h","inputTokens":3}]}""";
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    @Override
    protected String kind() {
        return "bedrock";
    }

    @Override
    protected ProviderAdapter adapter(ProviderCaller caller) {
        return new BedrockAdapter(caller, () -> NOW);
    }

    @Override
    protected String baseUrl(String versioned) {
        return versioned.replace("/v1", "");
    }

    @Override
    protected String secret() {
        return """
                {"access_key_id":"AKIDEXAMPLE","secret_access_key":"s3cr3t","region":"eu-west-1","session_token":"tok"}""";
    }

    /** The fixtures are objects of one member, as the reference writes events. */
    @Override
    protected byte[] wire(String event) {
        Map.Entry<String, JsonNode> only = Json.readObject(event.getBytes(StandardCharsets.UTF_8))
                .properties()
                .iterator()
                .next();
        String payload = new String(Json.write(only.getValue()), StandardCharsets.UTF_8);
        return only.getKey().endsWith("Exception")
                ? EventStreamMessages.exception(only.getKey(), payload)
                : EventStreamMessages.event(only.getKey(), payload);
    }

    @Override
    protected byte[] unreadableEvent() {
        byte[] changed = wire("{\"contentBlockStop\":{\"contentBlockIndex\":0}}");
        changed[changed.length - 1] ^= 1;
        return changed;
    }

    @Override
    protected String thoughts() {
        return "Hm.";
    }

    @Override
    protected String wholeText() {
        return answer(
                "{\"reasoningContent\":{\"reasoningText\":{\"text\":\"Hm.\",\"signature\":\"s1\"}}},{\"text\":\"" + TEXT
                        + "\"}",
                "end_turn");
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
                "guardrail_intervened",
                "content_filter",
                "content_filtered",
                "content_filter");
    }

    @Override
    protected String wholeTools() {
        return answer("""
                {"toolUse":{"toolUseId":"tooluse_1","name":"weather","input":{"city":"Zürich","days":1.50}}},
                {"toolUse":{"toolUseId":"tooluse_2","name":"now","input":{}}}""", "tool_use");
    }

    private static String answer(String content, String stopReason) {
        return """
                {"output":{"message":{"role":"assistant","content":[%s]}},"stopReason":"%s","usage":%s,
                "metrics":{"latencyMs":1175}}""".formatted(content, stopReason, USAGE);
    }

    @Override
    protected List<String> streamedText() {
        return List.of(
                "{\"messageStart\":{\"role\":\"assistant\",\"p\":\"abcd\"}}",
                delta(0, "{\"reasoningContent\":{\"text\":\"Hm.\"}}"),
                delta(0, "{\"reasoningContent\":{\"signature\":\"s1\"}}"),
                "{\"contentBlockStop\":{\"contentBlockIndex\":0}}",
                delta(1, "{\"text\":\"Grüße an \"}"),
                delta(1, "{\"text\":\"東京 👋\"}"),
                "{\"contentBlockStop\":{\"contentBlockIndex\":1}}",
                "{\"messageStop\":{\"stopReason\":\"end_turn\"}}",
                metadata());
    }

    @Override
    protected List<String> streamedTools() {
        return List.of(
                "{\"messageStart\":{\"role\":\"assistant\"}}",
                start(0, "tooluse_1", "weather"),
                delta(0, "{\"toolUse\":{\"input\":\"{\\\"city\\\":\\\"Zür\"}}"),
                delta(0, "{\"toolUse\":{\"input\":\"ich\\\",\\\"days\\\":1.50}\"}}"),
                "{\"contentBlockStop\":{\"contentBlockIndex\":0}}",
                start(1, "tooluse_2", "now"),
                "{\"contentBlockStop\":{\"contentBlockIndex\":1}}",
                "{\"messageStop\":{\"stopReason\":\"tool_use\"}}",
                metadata());
    }

    private static String start(int index, String id, String name) {
        return "{\"contentBlockStart\":{\"contentBlockIndex\":" + index + ",\"start\":{\"toolUse\":{\"toolUseId\":\""
                + id + "\",\"name\":\"" + name + "\"}}}}";
    }

    private static String delta(int index, String delta) {
        return "{\"contentBlockDelta\":{\"contentBlockIndex\":" + index + ",\"delta\":" + delta + "}}";
    }

    private static String metadata() {
        return "{\"metadata\":{\"usage\":" + USAGE + ",\"metrics\":{\"latencyMs\":1175}}}";
    }

    @Override
    protected Tokens sold() {
        return new Tokens(10, 5, 4, 3, 9, 0);
    }

    @Override
    protected Map<Script, Fault> errors() {
        return Map.of(
                error(400, told("1 validation error detected: temperature")), Fault.CALLER_MISTAKE,
                error(400, told("Input is too long for requested model.")), Fault.CONTEXT_LENGTH,
                error(400, told("The provided model identifier is invalid.")), Fault.UNKNOWN_MODEL,
                error(403, told("The security token included in the request is invalid.")), Fault.CREDENTIAL_REJECTED,
                error(404, told("Model not found.")), Fault.UNKNOWN_MODEL,
                error(408, told("Model timed out.")), Fault.TIMED_OUT,
                error(424, told("The model errored.")), Fault.PROVIDER_FAILED,
                error(429, told("Too many requests, please wait before trying again.")), Fault.RATE_LIMITED,
                error(500, told("Oops")), Fault.PROVIDER_FAILED,
                error(503, told("Unavailable")), Fault.PROVIDER_FAILED);
    }

    private static String told(String message) {
        return "{\"message\":\"" + message + "\"}";
    }

    @Override
    protected String errorEvent() {
        return "{\"modelStreamErrorException\":{\"message\":\"Oops\",\"originalStatusCode\":500}}";
    }

    @Override
    protected void assertAsked(ObjectNode request, String path, Map<String, String> headers) {
        assertThat(path).isEqualTo("/model/gemini-3-up/converse");
        assertThat(headers.get("authorization"))
                .startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260102/eu-west-1/bedrock/aws4_request, "
                        + "SignedHeaders=content-type;host;x-amz-date;x-amz-security-token, Signature=");
        assertThat(headers)
                .containsEntry("x-amz-date", "20260102T030405Z")
                .containsEntry("x-amz-security-token", "tok")
                .containsEntry("content-type", "application/json");
        assertThat(headers.get("authorization")).isEqualTo(signature(request, path, headers));
        assertThat(request)
                .isEqualTo(json("{\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"Say hello\"}]}]}"));
    }

    /** Signed anew from what was received, as AWS does it. */
    private static String signature(ObjectNode request, String path, Map<String, String> headers) {
        Map<String, String> signed = Map.of("host", headers.get("host"), "content-type", headers.get("content-type"));
        return new SignatureV4(new AwsKey("AKIDEXAMPLE", "s3cr3t", "tok"), "eu-west-1", "bedrock")
                .sign("POST", path, signed, Json.write(request), NOW)
                .getOrDefault("authorization", "");
    }

    @Override
    protected void assertShown(ObjectNode request, String type, String base64) {
        assertThat(request.at("/messages/0/content/1"))
                .isEqualTo(json("{\"image\":{\"format\":\"png\",\"source\":{\"bytes\":\"" + base64 + "\"}}}"));
    }

    @Override
    protected void assertFormatted(ObjectNode request, JsonNode schema) {
        JsonNode format = request.at("/outputConfig/textFormat");
        assertThat(format.path("type").asText()).isEqualTo("json_schema");
        assertThat(format.at("/structure/jsonSchema/name").asText()).isEqualTo("answer");
        assertThat(json(format.at("/structure/jsonSchema/schema").asText())).isEqualTo(schema);
    }

    @Test
    void writesAConversationWithItsCallsAndTheirResults() {
        JsonNode message = answering(wholeText()).body().at("/choices/0/message");

        ObjectNode asked = request("""
                {"messages":[{"role":"system","content":[{"type":"text","text":"A","cache_control":{"type":"ephemeral","ttl":"1h"}}]},
                {"role":"developer","content":"B"},{"role":"user","content":"weather?"},%s,
                {"role":"assistant","content":"","tool_calls":[{"id":"t1","type":"function","function":{"name":"f","arguments":"{\\"x\\":1.50}"}}]},
                {"role":"tool","tool_call_id":"t1","content":"first"},{"role":"user","content":"and?"}]}""".formatted(message));

        assertThat(asked.path("system").toString())
                .isEqualTo(
                        "[{\"text\":\"A\"},{\"cachePoint\":{\"type\":\"default\",\"ttl\":\"1h\"}},{\"text\":\"B\"}]");
        assertThat(asked.at("/messages/1").toString()).isEqualTo("""
                {"role":"assistant","content":[{"reasoningContent":{"reasoningText":{"text":"Hm.","signature":"s1"}}},\
                {"text":"%s"},{"toolUse":{"toolUseId":"t1","name":"f","input":{"x":1.50}}}]}""".formatted(TEXT));
        assertThat(asked.at("/messages/2").toString()).isEqualTo("""
                {"role":"user","content":[{"toolResult":{"toolUseId":"t1","content":[{"text":"first"}]}},{"text":"and?"}]}""");
    }

    /** A result holds no points of the cache: they stand behind it. */
    @Test
    void marksTheResultOfAToolFromBehind() {
        ObjectNode asked = request("""
                {"messages":[{"role":"assistant","content":null,"tool_calls":[{"id":"t1","type":"function","function":{"name":"f","arguments":"{}"}}]},
                {"role":"tool","tool_call_id":"t1","content":[{"type":"text","text":"a"},
                {"type":"text","text":"b","cache_control":{"type":"ephemeral","ttl":"1h"}}]},
                {"role":"user","content":"and?"}]}""");

        assertThat(asked.at("/messages/1/content").toString()).isEqualTo("""
                [{"toolResult":{"toolUseId":"t1","content":[{"text":"a"},{"text":"b"}]}},\
                {"cachePoint":{"type":"default","ttl":"1h"}},{"text":"and?"}]""");
    }

    @Test
    void takesCallsThatOthersNamedOtherwise() {
        String id = "functions.f:0|" + "x".repeat(70);
        ObjectNode asked = request("""
                {"messages":[{"role":"assistant","content":null,"tool_calls":[{"id":"%s","type":"function","function":{"name":"f","arguments":"{}"}}]},
                {"role":"tool","tool_call_id":"%s","content":"a"}]}""".formatted(id, id));

        assertThat(asked.at("/messages/0/content/0/toolUse/toolUseId").asText())
                .matches("[a-zA-Z0-9_-]{1,64}")
                .isEqualTo(
                        asked.at("/messages/1/content/0/toolResult/toolUseId").asText());
    }

    @ParameterizedTest
    @CsvSource({"minimal, low", "low, low", "high, high"})
    void asksClaudeForAnEffortItKnows(String asked, String effort) {
        ObjectNode body = json("{\"messages\":[],\"reasoning_effort\":\"" + asked + "\"}");
        Prompt prompt = new Prompt(Surface.CHAT_COMPLETIONS, body, "@aws/claude", false, false, 1);

        assertThat(BedrockRequest.of(prompt, "eu.anthropic.claude-opus-4-6-v1")
                        .at("/additionalModelRequestFields/output_config/effort")
                        .asText())
                .isEqualTo(effort);
    }

    @Test
    void translatesEveryParameterThatHasACounterpart() {
        ObjectNode asked = request("""
                {"messages":[{"role":"user","content":[{"type":"file","file":{"filename":"My report (1).pdf","file_data":"data:application/pdf;base64,AA=="}}]}],
                "max_tokens":50,"temperature":0.50,"top_p":0.9,"top_k":5,"stop":"a","user":"u1","service_tier":"flex","n":1,
                "thinking":{"type":"enabled","budget_tokens":1024},"requestMetadata":{"team":"x"},
                "guardrailConfig":{"guardrailIdentifier":"g","guardrailVersion":"1"},
                "tools":[{"type":"function","function":{"name":"f","description":"d","parameters":{"type":"object"},"strict":true}}],
                "tool_choice":{"type":"function","function":{"name":"f"}}}""");

        assertThat(asked).isEqualTo(json("""
                {"messages":[{"role":"user","content":[{"document":{"format":"pdf","name":"My report (1) 1","source":{"bytes":"AA=="}}}]}],
                "toolConfig":{"tools":[{"toolSpec":{"name":"f","description":"d","inputSchema":{"json":{"type":"object"}},"strict":true}}],
                "toolChoice":{"tool":{"name":"f"}}},
                "inferenceConfig":{"maxTokens":50,"temperature":0.50,"topP":0.9,"stopSequences":["a"]},
                "serviceTier":{"type":"flex"},"guardrailConfig":{"guardrailIdentifier":"g","guardrailVersion":"1"},
                "requestMetadata":{"team":"x"},
                "additionalModelRequestFields":{"thinking":{"type":"enabled","budget_tokens":1024},"top_k":5}}"""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "n":2                                    | n
            "logprobs":true                          | logprobs
            "seed":7                                 | seed
            "presence_penalty":0.5                   | presence_penalty
            "reasoning_effort":"high"                | reasoning_effort
            "response_format":{"type":"json_object"} | response_format
            "tool_choice":"none","tools":[{"type":"function","function":{"name":"f"}}] | tool_choice
            "parallel_tool_calls":false,"tools":[{"type":"function","function":{"name":"f"}}] | parallel_tool_calls
            "somethingNew":1                         | somethingNew
            """)
    void refusesByNameWhatItHasNoWordsFor(String member, String named) {
        assertThat(refusedParameter("{\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]," + member + "}"))
                .isEqualTo(named);
    }

    @Test
    void refusesPicturesItWouldHaveToFetch() {
        assertThat(refusedParameter("""
                {"messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"https://x.test/a.png"}}]}]}""")).isEqualTo("messages[0].content[0].image_url");
    }

    @ParameterizedTest
    @ValueSource(strings = {"malformed_model_output", "malformed_tool_use"})
    void anAnswerThatTheModelSpoiltIsAFailure(String reason) {
        String whole = wholeText().replaceFirst("\"stopReason\":\"[a-z_]+\"", "\"stopReason\":\"" + reason + "\"");

        assertThat(refusing(200, whole).fault()).isEqualTo(Fault.SPOILT);
        assertThat(refusingStream("{\"messageStop\":{\"stopReason\":\"" + reason + "\"}}")
                        .fault())
                .isEqualTo(Fault.SPOILT);
    }

    @Test
    void embedsWithAmazonsModels() {
        Asked asked = embedding(
                "{\"input\":[\"hi\"],\"dimensions\":256}", "{\"embedding\":[0.10,-2],\"inputTextTokenCount\":3}");

        assertThat(asked.path()).isEqualTo("/model/gemini-3-up/invoke");
        assertThat(asked.json()).isEqualTo(json("{\"inputText\":\"hi\",\"dimensions\":256}"));
        Completion answer = embedded("{\"input\":\"hi\"}", "{\"embedding\":[0.10,-2],\"inputTextTokenCount\":3}");
        assertThat(answer.body().at("/data/0/embedding").toString()).isEqualTo("[0.10,-2]");
        assertThat(answer.usage().tokens()).isEqualTo(Tokens.of(3, 0));
    }

    @Test
    void tellsHiddenThoughtsOnceMoreWhole() {
        List<String> events = Arrays.asList(
                "{\"messageStart\":{\"role\":\"assistant\"}}",
                delta(0, "{\"reasoningContent\":{\"redactedContent\":\"b64\"}}"),
                "{\"contentBlockStop\":{\"contentBlockIndex\":0}}",
                delta(1, "{\"text\":\"a\"}"),
                "{\"messageStop\":{\"stopReason\":\"end_turn\"}}",
                metadata());

        assertThat(streaming(events).chunks())
                .anyMatch(chunk -> chunk.at("/choices/0/delta/thinking_blocks")
                        .toString()
                        .equals("[{\"type\":\"redacted_thinking\",\"data\":\"b64\"}]"));
    }

    private static ObjectNode json(String text) {
        return Json.readObject(text.getBytes(StandardCharsets.UTF_8));
    }
}
