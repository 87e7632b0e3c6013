package ai.agumbe.data.provider.google;

import ai.agumbe.data.chat.Completion;
import ai.agumbe.data.chat.Prompt;
import ai.agumbe.data.chat.Usage;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.json.MalformedJsonException;
import ai.agumbe.data.provider.InexpressibleException;
import ai.agumbe.data.provider.Parameters;
import ai.agumbe.data.provider.ProviderCall;
import ai.agumbe.model.money.Tokens;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;

/** Translates embeddings: all texts of a call go in one batch. */
final class GoogleEmbeddings {
    private GoogleEmbeddings() {}

    static ObjectNode request(Prompt prompt, String model) {
        Parameters body = new Parameters(prompt.chat(), "").harmless("model", "user", "encoding_format");
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
            if (dimensions.isNumber()) {
                request.set("outputDimensionality", dimensions);
            }
        }
        return out;
    }

    static Completion answer(JsonNode answer, ProviderCall call) {
        if (!answer.path("embeddings").isArray()) {
            throw MalformedJsonException.missing("embeddings");
        }
        Prompt prompt = call.prompt();
        boolean base64 = prompt.chat().path("encoding_format").asText("").equals("base64");
        ObjectNode body = Json.object().put("object", "list");
        ArrayNode entries = body.putArray("data");
        for (JsonNode embedding : answer.path("embeddings")) {
            ObjectNode entry = entries.addObject().put("object", "embedding").put("index", entries.size() - 1);
            JsonNode values = embedding.path("values");
            if (base64) {
                entry.put("embedding", packed(values));
            } else {
                entry.set("embedding", values);
            }
        }
        body.put("model", call.target().upstreamModel());
        long told = GoogleUsage.read(answer.path("usageMetadata")).prompt();
        Usage usage = told > 0 ? Usage.told(Tokens.of(told, 0)) : Usage.estimated(prompt.estimatedTokens(), 0);
        long tokens = usage.tokens().prompt();
        body.putObject("usage").put("prompt_tokens", tokens).put("total_tokens", tokens);
        return new Completion(body, usage);
    }

    /** As the official SDKs ask for them: little-endian floats in base64. */
    private static String packed(JsonNode values) {
        ByteBuffer floats = ByteBuffer.allocate(values.size() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (JsonNode value : values) {
            floats.putFloat(value.floatValue());
        }
        return Base64.getEncoder().encodeToString(floats.array());
    }
}
