package ai.agumbe.data.provider.google;

import ai.agumbe.data.chat.Completion;
import ai.agumbe.data.chat.Prompt;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.json.MalformedJsonException;
import ai.agumbe.data.provider.ChatUsage;
import ai.agumbe.data.provider.EmbeddingAnswer;
import ai.agumbe.data.provider.InexpressibleException;
import ai.agumbe.data.provider.Parameters;
import ai.agumbe.data.provider.ProviderCall;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Translates embeddings, which on Vertex are predictions: one for each text. */
final class VertexEmbeddings {
    private VertexEmbeddings() {}

    static ObjectNode request(Prompt prompt) {
        Parameters body = new Parameters(prompt.chat(), "")
                .harmless("model", "user")
                .harmlessIf("encoding_format", EmbeddingAnswer::isEncoding);
        JsonNode input = body.take("input");
        JsonNode dimensions = body.take("dimensions");
        JsonNode taskType = body.take("task_type");
        body.refuseTheRest("Vertex");
        ObjectNode out = Json.object();
        ArrayNode instances = out.putArray("instances");
        for (JsonNode text : input.isTextual() ? List.of(input) : input) {
            if (!text.isTextual()) {
                throw new InexpressibleException("input", "Vertex embeds texts, not tokens.");
            }
            ObjectNode instance = instances.addObject().set("content", text);
            if (!taskType.isMissingNode()) {
                instance.set("task_type", taskType);
            }
        }
        if (!dimensions.isMissingNode()) {
            out.putObject("parameters").set("outputDimensionality", dimensions);
        }
        return out;
    }

    static Completion answer(JsonNode answer, ProviderCall call) {
        if (!answer.path("predictions").isArray()) {
            throw MalformedJsonException.missing("predictions");
        }
        List<JsonNode> vectors = new ArrayList<>();
        long tokens = 0;
        for (JsonNode prediction : answer.path("predictions")) {
            JsonNode embedding = prediction.path("embeddings");
            vectors.add(embedding.path("values"));
            tokens += ChatUsage.count(LongNode.valueOf(
                    embedding.path("statistics").path("token_count").asLong(0)));
        }
        return EmbeddingAnswer.of(vectors, call, tokens);
    }
}
