package ai.agumbe.data.provider;

import ai.agumbe.data.json.Json;
import ai.agumbe.data.json.MalformedJsonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A call of a tool that the assistant made earlier, as OpenAI's callers send it back.
 *
 * @param extra what the provider that made it wants back with it; a missing node when that is nothing
 */
public record EarlierCall(String id, String name, ObjectNode input, JsonNode extra) {
    /**
     * All that a message holds.
     *
     * @param provider who has nothing else in its calls
     */
    public static List<EarlierCall> in(Parameters message, String provider) {
        JsonNode calls = message.takeList("tool_calls");
        List<EarlierCall> earlier = new ArrayList<>(calls.size());
        for (int i = 0; i < calls.size(); i++) {
            Parameters call = new Parameters(calls.get(i), message.pathOf("tool_calls") + "[" + i + "]");
            earlier.add(read(call.harmless("index")));
            call.refuseTheRest(provider);
        }
        return earlier;
    }

    private static EarlierCall read(Parameters call) {
        String type = call.take("type").asText("function");
        if (!type.equals("function")) {
            throw call.inexpressible("type", "is " + type + " (expected: function).");
        }
        Parameters function = new Parameters(call.take("function"), call.pathOf("function"));
        String arguments = function.take("arguments").asText();
        return new EarlierCall(
                call.takeText("id"),
                function.takeText("name"),
                parse(arguments, function.pathOf("arguments")),
                call.take("extra_content"));
    }

    private static ObjectNode parse(String arguments, String path) {
        if (arguments.isBlank()) {
            return Json.object();
        }
        try {
            return Json.readObject(arguments.getBytes(StandardCharsets.UTF_8));
        } catch (MalformedJsonException malformed) {
            throw new InexpressibleException(path, "must be a JSON object in a string.");
        }
    }
}
