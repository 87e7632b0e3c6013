package ai.agumbe.data.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Azure where the base URL names the version of its API. */
class AzureVersionContractTest extends AzureContractTest {
    @Override
    protected String baseUrl(String versioned) {
        return super.baseUrl(versioned) + "?api-version=2025-04-01-preview";
    }

    @Override
    protected void assertAsked(ObjectNode request, String path, Map<String, String> headers) {
        assertThat(path).isEqualTo("/openai/deployments/gemini-3-up/chat/completions?api-version=2025-04-01-preview");
        assertThat(headers).containsEntry("api-key", "the-key");
    }
}
