package ai.agumbe.data.provider.google;

import ai.agumbe.data.chat.Completion;
import ai.agumbe.data.chat.Prompt;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.json.MalformedJsonException;
import ai.agumbe.data.provider.EmbeddingAnswer;
import ai.agumbe.data.provider.InexpressibleException;
import ai.agumbe.data.provider.Parameters;
import ai.agumbe.data.provider.ProviderCall;
import ai.agumbe.model.money.Tokens;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Translates embeddings: all texts of a call go in one batch. */
final class GoogleEmbeddings {
    private GoogleEmbeddings() {}

    static ObjectNode request(Prompt prompt, String model) {
        Parameters body = new Parameters(prompt.chat(), "")
                .harmless("model", "user")
                .harmlessIf("encoding_format", EmbeddingAnswer::isEncoding);
        JsonNode input = body.take("input");
        JsonNode dimensions = body.take("dimensions");
        body.refuseTheRest("Gemini");
        ObjectNode out = Json.object();
        ArrayNode requests = out.putArray("requests");
        for (JsonNode text : input.isTextual() ? Json.object().putArray("input").add(input) : input) {
            if (!text.isTextual()) {
                throw new InexpressibleException("input", "Gemini embeds texts, not tokens.");
            }
            ObjectNode request = requests.addObject().put("model", "models/" + model);
            request.putObject("content").putArray("parts").addObject().set("text", text);
            if (!dimensions.isMissingNode()) {
                request.set("outputDimensionality", dimensions);
            }
        }
        return out;
    }

    static Completion answer(JsonNode answer, ProviderCall call) {
        if (!answer.path("embeddings").isArray()) {
            throw MalformedJsonException.missing("embeddings");
        }
        List<JsonNode> vectors = new ArrayList<>();
        answer.path("embeddings").forEach(embedding -> vectors.add(embedding.path("values")));
        return EmbeddingAnswer.of(
                vectors,
                call,
                GoogleUsage.read(answer.path("usageMetadata"))
                        .map(Tokens::prompt)
                        .orElse(0L));
    }
}
