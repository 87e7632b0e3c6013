package ai.agumbe.data.provider.cohere;

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
import java.util.List;

/** Translates embeddings; what they are for is a document unless the caller says {@code input_type}. */
final class CohereEmbeddings {
    private CohereEmbeddings() {}

    static ObjectNode request(Prompt prompt, String model) {
        Parameters body = new Parameters(prompt.chat(), "")
                .harmless("model", "user")
                .harmlessIf("encoding_format", EmbeddingAnswer::isEncoding);
        JsonNode input = body.take("input");
        JsonNode dimensions = body.take("dimensions");
        JsonNode truncate = body.take("truncate");
        ObjectNode out = Json.object().put("model", model);
        ArrayNode texts = out.putArray("texts");
        for (JsonNode text : input.isTextual() ? List.of(input) : input) {
            if (!text.isTextual()) {
                throw new InexpressibleException("input", "Cohere embeds texts, not tokens.");
            }
            texts.add(text);
        }
        out.put("input_type", body.take("input_type").asText("search_document"));
        out.putArray("embedding_types").add("float");
        if (!dimensions.isMissingNode()) {
            out.set("output_dimension", dimensions);
        }
        if (!truncate.isMissingNode()) {
            out.set("truncate", truncate);
        }
        body.refuseTheRest("Cohere");
        return out;
    }

    static Completion answer(JsonNode answer, ProviderCall call) {
        JsonNode vectors = answer.path("embeddings").path("float");
        if (!vectors.isArray()) {
            throw MalformedJsonException.missing("embeddings");
        }
        return EmbeddingAnswer.of(
                vectors,
                call,
                CohereUsage.read(answer.path("meta")).map(Tokens::prompt).orElse(0L));
    }
}
