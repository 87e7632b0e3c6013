package ai.agumbe.data.provider;

import ai.agumbe.data.chat.Completion;
import ai.agumbe.data.chat.Usage;
import ai.agumbe.data.json.Json;
import ai.agumbe.model.money.Tokens;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;

/** Writes vectors as OpenAI's list of embeddings: in numbers, their digits kept, or packed as the caller asked. */
public final class EmbeddingAnswer {
    private static final String ENCODING = "encoding_format";
    private static final String BASE64 = "base64";

    private EmbeddingAnswer() {}

    /** Whether it is an encoding that OpenAI has, or none. */
    public static boolean isEncoding(JsonNode asked) {
        return asked.isMissingNode()
                || asked.isNull()
                || asked.asText().equals("float")
                || asked.asText().equals(BASE64);
    }

    /** @param tokens what the provider says it read; none when it does not say */
    public static Completion of(Iterable<JsonNode> vectors, ProviderCall call, long tokens) {
        boolean base64 = isWantedPacked(call);
        ObjectNode body = Json.object().put("object", "list");
        ArrayNode entries = body.putArray("data");
        for (JsonNode vector : vectors) {
            ObjectNode entry = entries.addObject().put("object", "embedding").put("index", entries.size() - 1);
            if (base64) {
                entry.put("embedding", packed(vector));
            } else {
                entry.set("embedding", vector);
            }
        }
        body.put("model", call.target().upstreamModel());
        Usage usage = tokens > 0
                ? Usage.told(Tokens.of(tokens, 0))
                : Usage.estimated(call.prompt().estimatedTokens(), 0);
        long prompt = usage.tokens().prompt();
        body.putObject("usage").put("prompt_tokens", prompt).put("total_tokens", prompt);
        return new Completion(body, usage);
    }

    /** Packs in a list of OpenAI's shape what the provider left as numbers though its caller asked otherwise. */
    public static void pack(ObjectNode answer, ProviderCall call) {
        if (!isWantedPacked(call)) {
            return;
        }
        for (JsonNode entry : answer.path("data")) {
            JsonNode vector = entry.path("embedding");
            if (entry instanceof ObjectNode object && isVector(vector)) {
                object.put("embedding", packed(vector));
            }
        }
    }

    private static boolean isWantedPacked(ProviderCall call) {
        return call.prompt().chat().path(ENCODING).asText("").equals(BASE64);
    }

    private static boolean isVector(JsonNode told) {
        boolean numbers = told.isArray();
        for (JsonNode value : told) {
            numbers &= value.isNumber();
        }
        return numbers;
    }

    /** As the official SDKs ask for them: little-endian floats in base64. */
    private static String packed(JsonNode vector) {
        ByteBuffer floats = ByteBuffer.allocate(vector.size() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (JsonNode value : vector) {
            floats.putFloat(value.floatValue());
        }
        return Base64.getEncoder().encodeToString(floats.array());
    }
}
