package ai.agumbe.data.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Azure where the base URL is the one that has no versions: models stand in the body there. */
class AzureFirstVersionContractTest extends AzureContractTest {
    @Override
    protected String baseUrl(String versioned) {
        return versioned.replace("/v1", "/openai/v1");
    }

    @Override
    protected void assertAsked(ObjectNode request, String path, Map<String, String> headers) {
        assertThat(path).isEqualTo("/openai/v1/chat/completions");
        assertThat(headers).containsEntry("api-key", "the-key").doesNotContainKey("authorization");
        assertThat(request.path("model").asText()).isEqualTo("gemini-3-up");
    }
}
