package ai.agumbe.data.provider.bedrock;

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
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Translates embeddings, which each maker's models take in a form of their own: Amazon's one text a call, Cohere's many. */
final class BedrockEmbeddings {
    private BedrockEmbeddings() {}

    static ObjectNode request(Prompt prompt, String model) {
        Parameters body = new Parameters(prompt.chat(), "")
                .harmless("model", "user")
                .harmlessIf("encoding_format", EmbeddingAnswer::isEncoding);
        JsonNode input = body.take("input");
        JsonNode dimensions = body.take("dimensions");
        ObjectNode out = model.contains("cohere.") ? coheres(input, body, dimensions) : amazons(input, dimensions);
        body.refuseTheRest("Bedrock");
        return out;
    }

    private static ObjectNode amazons(JsonNode input, JsonNode dimensions) {
        JsonNode text = input.isArray() && input.size() == 1 ? input.get(0) : input;
        if (!text.isTextual()) {
            throw new InexpressibleException("input", "this model embeds one text a call, not tokens and not several.");
        }
        ObjectNode out = Json.object().set("inputText", text);
        if (!dimensions.isMissingNode()) {
            out.set("dimensions", dimensions);
        }
        return out;
    }

    private static ObjectNode coheres(JsonNode input, Parameters body, JsonNode dimensions) {
        ObjectNode out = Json.object();
        ArrayNode texts = out.putArray("texts");
        for (JsonNode text : input.isTextual() ? List.of(input) : input) {
            if (!text.isTextual()) {
                throw new InexpressibleException("input", "this model embeds texts, not tokens.");
            }
            texts.add(text);
        }
        out.put("input_type", body.take("input_type").asText("search_document"));
        out.putArray("embedding_types").add("float");
        if (!dimensions.isMissingNode()) {
            out.set("output_dimension", dimensions);
        }
        return out;
    }

    static Completion answer(JsonNode answer, ProviderCall call) {
        JsonNode many = answer.path("embeddings");
        JsonNode vectors = many.isObject() ? many.path("float") : many;
        if (answer.path("embedding").isArray()) {
            return EmbeddingAnswer.of(
                    List.of(answer.path("embedding")), call, ChatUsage.count(answer.path("inputTextTokenCount")));
        }
        if (!vectors.isArray()) {
            throw MalformedJsonException.missing("embedding");
        }
        return EmbeddingAnswer.of(vectors, call, 0);
    }
}
