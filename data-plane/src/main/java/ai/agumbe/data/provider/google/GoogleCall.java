package ai.agumbe.data.provider.google;

import ai.agumbe.data.json.Json;
import ai.agumbe.data.provider.AnswerMessage;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * A call of a function.
 *
 * @param id Google's, or ours where it gave none
 * @param signature what Google wants back with the call in the next turn
 */
record GoogleCall(
        String id, String name, JsonNode input, @Nullable String signature) {
    /** @param part one that holds a {@code functionCall} */
    static GoogleCall of(JsonNode part) {
        JsonNode call = part.path("functionCall");
        String id = call.path("id").asText("");
        JsonNode input = call.path("args");
        return new GoogleCall(
                id.isEmpty()
                        ? "call_"
                                + HexFormat.of()
                                        .toHexDigits(ThreadLocalRandom.current().nextLong())
                        : id,
                call.path("name").asText(),
                input.isObject() ? input : Json.object(),
                part.path("thoughtSignature").textValue());
    }

    void writeTo(AnswerMessage message) {
        sign(message.call(id, name, input));
    }

    /** As a delta of a stream, where it comes whole. */
    ObjectNode delta(int index) {
        ObjectNode delta = Json.object();
        ObjectNode call = delta.putArray("tool_calls").addObject().put("index", index);
        AnswerMessage.toolCall(call, id, name).put("arguments", AnswerMessage.arguments(input));
        sign(call);
        return delta;
    }

    private void sign(ObjectNode call) {
        if (signature != null) {
            call.putObject("extra_content").putObject("google").put("thought_signature", signature);
        }
    }
}
