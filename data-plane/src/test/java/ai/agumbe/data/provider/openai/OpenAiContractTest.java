package ai.agumbe.data.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.data.chat.Fault;
import ai.agumbe.data.ground.Script;
import ai.agumbe.data.provider.ProviderAdapter;
import ai.agumbe.data.provider.ProviderCaller;
import ai.agumbe.data.provider.ProviderContract;
import ai.agumbe.model.money.Tokens;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

class OpenAiContractTest extends ProviderContract {
    static final String USAGE = """
            {"prompt_tokens":15,"completion_tokens":9,"total_tokens":24,
            "prompt_tokens_details":{"cached_tokens":5},"completion_tokens_details":{"reasoning_tokens":2}}""";

    @Override
    protected String kind() {
        return "openai";
    }

    @Override
    protected ProviderAdapter adapter(ProviderCaller caller) {
        return new OpenAiAdapter(caller);
    }

    @Override
    protected String wholeText() {
        return """
                {"id":"c1","object":"chat.completion","created":1,"model":"up","choices":[{"index":0,
                "message":{"role":"assistant","content":"%s"},"finish_reason":"stop"}],"usage":%s}""".formatted(TEXT, USAGE);
    }

    @Override
    protected List<String> streamedText() {
        return List.of(
                chunk("{\"role\":\"assistant\",\"content\":\"\"}", "null"),
                chunk("{\"content\":\"Grüße an \"}", "null"),
                chunk("{\"content\":\"東京 👋\"}", "null"),
                chunk("{}", "\"stop\""),
                usage(),
                "data: [DONE]\n\n");
    }

    @Override
    protected String stopWord() {
        return "stop";
    }

    @Override
    protected Map<String, String> otherWords() {
        return Map.of("length", "length", "content_filter", "content_filter");
    }

    @Override
    protected String wholeTools() {
        return """
                {"id":"c1","object":"chat.completion","created":1,"model":"up","choices":[{"index":0,
                "message":{"role":"assistant","content":null,"tool_calls":[
                {"id":"t1","type":"function","function":{"name":"weather","arguments":"{\\"city\\":\\"Zürich\\",\\"days\\":1.50}"}},
                {"id":"t2","type":"function","function":{"name":"now","arguments":"{}"}}]},
                "finish_reason":"tool_calls"}],"usage":%s}""".formatted(USAGE);
    }

    @Override
    protected List<String> streamedTools() {
        return List.of(
                chunk("{\"role\":\"assistant\",\"content\":null}", "null"),
                call(
                        "\"index\":0,\"id\":\"t1\",\"type\":\"function\",\"function\":{\"name\":\"weather\",\"arguments\":\"\"}"),
                call("\"index\":0,\"function\":{\"arguments\":\"{\\\"city\\\":\\\"Zür\"}"),
                call("\"index\":0,\"function\":{\"arguments\":\"ich\\\",\\\"days\\\":1.50}\"}"),
                call(
                        "\"index\":1,\"id\":\"t2\",\"type\":\"function\",\"function\":{\"name\":\"now\",\"arguments\":\"{}\"}"),
                chunk("{}", "\"tool_calls\""),
                usage(),
                "data: [DONE]\n\n");
    }

    static String call(String members) {
        return chunk("{\"tool_calls\":[{" + members + "}]}", "null");
    }

    static String chunk(String delta, String finishReason) {
        return event("{\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"up\",\"choices\":"
                + "[{\"index\":0,\"delta\":" + delta + ",\"finish_reason\":" + finishReason + "}]}");
    }

    private static String usage() {
        return event(
                "{\"id\":\"c1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"up\",\"choices\":[],"
                        + "\"usage\":" + USAGE + "}");
    }

    @Override
    protected Tokens sold() {
        return new Tokens(10, 5, 0, 0, 7, 2);
    }

    @Override
    protected Map<Script, Fault> errors() {
        return Map.of(
                error(400, said("invalid_value")), Fault.CALLER_MISTAKE,
                error(400, said("context_length_exceeded")), Fault.CONTEXT_LENGTH,
                error(400, said("content_policy_violation")), Fault.CALLER_MISTAKE,
                error(
                                401,
                                "{\"error\":{\"message\":\"Incorrect API key provided: the-key\",\"code\":\"invalid_api_key\"}}"),
                        Fault.CREDENTIAL_REJECTED,
                error(404, said("model_not_found")), Fault.UNKNOWN_MODEL,
                error(429, said("rate_limit_exceeded")), Fault.RATE_LIMITED,
                error(429, said("insufficient_quota")), Fault.CREDENTIAL_REJECTED,
                error(429, said("billing_not_active")), Fault.CREDENTIAL_REJECTED,
                error(503, said("overloaded")), Fault.PROVIDER_FAILED);
    }

    static String said(String code) {
        return "{\"error\":{\"message\":\"No.\",\"type\":\"t\",\"param\":null,\"code\":\"" + code + "\"}}";
    }

    @Override
    protected String errorEvent() {
        return event(said("server_error"));
    }

    @Override
    protected void assertAsked(ObjectNode request, String path, Map<String, String> headers) {
        assertThat(path).isEqualTo("/v1/chat/completions");
        assertThat(headers).containsEntry("authorization", "Bearer the-key");
        assertThat(request.path("model").asText()).isEqualTo("gemini-3-up");
    }

    @Override
    protected void assertShown(ObjectNode request, String type, String base64) {
        assertThat(request.at("/messages/0/content/1/image_url/url").asText())
                .isEqualTo("data:" + type + ";base64," + base64);
    }

    @Override
    protected void assertFormatted(ObjectNode request, JsonNode schema) {
        assertThat(request.at("/response_format/json_schema/schema")).isEqualTo(schema);
    }
}
