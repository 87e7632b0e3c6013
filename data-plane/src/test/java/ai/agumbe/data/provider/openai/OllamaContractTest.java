package ai.agumbe.data.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.data.chat.Fault;
import ai.agumbe.data.ground.Script;
import ai.agumbe.model.money.Tokens;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OllamaContractTest extends OpenAiContractTest {
    private static final String COUNTS = "{\"prompt_tokens\":15,\"completion_tokens\":9,\"total_tokens\":24}";

    @Override
    protected String kind() {
        return "ollama";
    }

    @Override
    protected String wholeText() {
        return super.wholeText().replace(USAGE, COUNTS);
    }

    @Override
    protected String wholeTools() {
        return super.wholeTools().replace(USAGE, COUNTS);
    }

    @Override
    protected List<String> streamedText() {
        return super.streamedText().stream()
                .map(event -> event.replace(USAGE.replace("\n", ""), COUNTS))
                .toList();
    }

    /** Ollama tells a call of a tool in one piece. */
    @Override
    protected List<String> streamedTools() {
        return List.of(
                call(
                        "\"id\":\"call_1\",\"index\":0,\"type\":\"function\",\"function\":{\"name\":\"weather\",\"arguments\":\"{\\\"city\\\":\\\"Zürich\\\",\\\"days\\\":1.50}\"}"),
                call(
                        "\"id\":\"call_2\",\"index\":1,\"type\":\"function\",\"function\":{\"name\":\"now\",\"arguments\":\"{}\"}"),
                chunk("{\"role\":\"assistant\",\"content\":\"\"}", "\"tool_calls\""),
                "data: [DONE]\n\n");
    }

    @Override
    protected Tokens sold() {
        return Tokens.of(15, 9);
    }

    @Override
    protected Map<Script, Fault> errors() {
        return Map.of(
                error(
                                400,
                                "{\"error\":{\"message\":\"invalid image input\",\"type\":\"invalid_request_error\",\"param\":null,\"code\":null}}"),
                        Fault.CALLER_MISTAKE,
                error(400, "{\"error\":\"the request exceeds the available context size\"}"), Fault.CONTEXT_LENGTH,
                error(401, "{\"error\":\"unauthorized\"}"), Fault.CREDENTIAL_REJECTED,
                error(404, "{\"error\":{\"message\":\"model \\\"x\\\" not found\",\"type\":\"not_found_error\"}}"),
                        Fault.UNKNOWN_MODEL,
                error(429, "{\"error\":\"you have reached your limit\"}"), Fault.RATE_LIMITED,
                error(500, "{\"error\":{\"message\":\"llama runner\",\"type\":\"api_error\"}}"), Fault.PROVIDER_FAILED,
                error(503, "{\"error\":\"server busy\"}"), Fault.PROVIDER_FAILED);
    }

    @Test
    void spellsAsOllamaDoes() {
        ObjectNode asked = request("""
                {"messages":[{"role":"developer","content":"a"}],"max_completion_tokens":50,"tool_choice":"auto",
                "parallel_tool_calls":true,"n":1,"user":"u","keep_alive":"5m"}""");

        assertThat(asked.toString()).isEqualTo("""
                {"messages":[{"role":"system","content":"a"}],"max_tokens":50,"keep_alive":"5m","model":"gemini-3-up"}""");
    }

    /** All of these Ollama would leave unread without a word. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            "n":2                          | n
            "tool_choice":"required"       | tool_choice
            "parallel_tool_calls":false    | parallel_tool_calls
            "logit_bias":{"1":2}           | logit_bias
            "service_tier":"flex"          | service_tier
            """)
    void refusesByNameWhatItHasNoWordsFor(String member, String named) {
        assertThat(refusedParameter("{\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]," + member + "}"))
                .isEqualTo(named);
    }
}
