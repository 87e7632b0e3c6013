package ai.agumbe.data.provider.google;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.data.chat.Completion;
import ai.agumbe.data.ground.Asked;
import ai.agumbe.data.provider.ProviderAdapter;
import ai.agumbe.data.provider.ProviderCaller;
import ai.agumbe.model.money.Tokens;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VertexContractTest extends GoogleContractTest {
    private static final String PLACE = "/projects/p1/locations/europe-west1/publishers/google";

    @Override
    protected String kind() {
        return "vertex";
    }

    @Override
    protected ProviderAdapter adapter(ProviderCaller caller) {
        InstantSource clock = InstantSource.fixed(Instant.ofEpochSecond(1_000));
        return new VertexAdapter(caller, new AccessTokens(caller, clock), clock);
    }

    @Override
    protected String baseUrl(String versioned) {
        return versioned + PLACE;
    }

    @Override
    protected String secret() {
        return "ya29.the-token";
    }

    @Override
    protected void assertAsked(ObjectNode request, String path, Map<String, String> headers) {
        assertThat(path).isEqualTo("/v1" + PLACE + "/models/gemini-3-up:generateContent");
        assertThat(headers)
                .containsEntry("authorization", "Bearer ya29.the-token")
                .doesNotContainKey("x-goog-api-key");
        assertThat(request).isEqualTo(json("""
                {"contents":[{"role":"user","parts":[{"text":"Say hello"}]}]}"""));
    }

    /** Vertex knows no ids of calls. */
    @Override
    @Test
    void writesAConversationWithItsCallsAndTheirResults() {
        JsonNode message = answering(wholeTools()).body().at("/choices/0/message");

        ObjectNode asked =
                request("""
                {"messages":[{"role":"user","content":"weather?"},%s,
                {"role":"tool","tool_call_id":"%s","content":"{\\"degrees\\":1.50}"},
                {"role":"tool","tool_call_id":"g2","content":"noon"}]}""".formatted(message, message.at("/tool_calls/0/id").asText()));

        assertThat(asked.at("/contents/1/parts/0/functionCall"))
                .isEqualTo(json("{\"name\":\"weather\",\"args\":{\"city\":\"Zürich\",\"days\":1.50}}"));
        assertThat(asked.at("/contents/1/parts/0/thoughtSignature").asText()).isEqualTo("s1");
        assertThat(asked.at("/contents/2")).isEqualTo(json("""
                {"role":"user","parts":[
                {"functionResponse":{"name":"weather","response":{"degrees":1.50}}},
                {"functionResponse":{"name":"now","response":{"output":"noon"}}}]}"""));
    }

    @Override
    @Test
    void embedsAllTextsInOneCall() {
        String reply = """
                {"predictions":[{"embeddings":{"values":[0.50,-0.25],"statistics":{"token_count":2,"truncated":false}}},
                {"embeddings":{"values":[1],"statistics":{"token_count":1.0}}}]}""";

        Asked asked = embedding("{\"input\":[\"a\",\"b\"],\"dimensions\":2,\"task_type\":\"RETRIEVAL_QUERY\"}", reply);
        Completion packed = embedded("{\"input\":\"a\",\"encoding_format\":\"base64\"}", reply);

        assertThat(asked.path()).endsWith("/publishers/google/models/gemini-3-up:predict");
        assertThat(asked.json()).isEqualTo(json("""
                {"instances":[{"content":"a","task_type":"RETRIEVAL_QUERY"},{"content":"b","task_type":"RETRIEVAL_QUERY"}],
                "parameters":{"outputDimensionality":2}}"""));
        assertThat(packed.body().at("/data/0/embedding").asText()).isEqualTo("AAAAPwAAgL4=");
        assertThat(packed.usage().tokens()).isEqualTo(Tokens.of(3, 0));
    }
}
