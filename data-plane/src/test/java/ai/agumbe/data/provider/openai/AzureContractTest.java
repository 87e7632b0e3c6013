package ai.agumbe.data.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.data.chat.Fault;
import ai.agumbe.data.ground.Script;
import ai.agumbe.data.provider.Streamed;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AzureContractTest extends OpenAiContractTest {
    private static final String FILTERED = """
            {"error":{"message":"The response was filtered due to the prompt triggering the content management policy.",
            "type":null,"param":"prompt","code":"content_filter","status":400,"innererror":{
            "code":"ResponsibleAIPolicyViolation","content_filter_result":{"hate":{"filtered":true,"severity":"high"}}}}}""";
    private static final String RESULTS = """
            {"choices":[],"created":0,"id":"","model":"","object":"","prompt_filter_results":[{"prompt_index":0,
            "content_filter_results":{"hate":{"filtered":false,"severity":"safe"}}}]}""";

    @Override
    protected String kind() {
        return "azure-openai";
    }

    @Override
    protected String baseUrl(String versioned) {
        return versioned.replace("/v1", "/openai");
    }

    @Override
    protected List<String> streamedText() {
        List<String> events = new ArrayList<>(super.streamedText());
        events.addFirst(event(RESULTS));
        return events;
    }

    @Override
    protected Map<Script, Fault> errors() {
        return Map.of(
                error(400, FILTERED), Fault.CALLER_MISTAKE,
                error(400, said("context_length_exceeded")), Fault.CONTEXT_LENGTH,
                error(401, "{\"statusCode\":401,\"message\":\"Unauthorized. Access token is missing.\"}"),
                        Fault.CREDENTIAL_REJECTED,
                error(403, "{\"error\":{\"code\":\"403\",\"message\":\"the-key is of another resource\"}}"),
                        Fault.CREDENTIAL_REJECTED,
                error(404, said("DeploymentNotFound")), Fault.UNKNOWN_MODEL,
                error(408, said("Timeout")), Fault.TIMED_OUT,
                error(429, said("429")), Fault.RATE_LIMITED,
                error(500, said("InternalServerError")), Fault.PROVIDER_FAILED,
                error(503, said("ServiceUnavailable")), Fault.PROVIDER_FAILED);
    }

    @Override
    protected void assertAsked(ObjectNode request, String path, Map<String, String> headers) {
        assertThat(path).isEqualTo("/openai/deployments/gemini-3-up/chat/completions?api-version=2024-10-21");
        assertThat(headers).containsEntry("api-key", "the-key").doesNotContainKey("authorization");
    }

    @Test
    void tellsWhatItsFilterFound() {
        Streamed streamed = streaming(streamedText());

        assertThat(streamed.chunks()).anyMatch(chunk -> chunk.has("prompt_filter_results"));
    }
}
