package ai.agumbe.data.provider;

import ai.agumbe.data.json.Json;
import ai.agumbe.data.json.MalformedJsonException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/** A call of a tool that the assistant made earlier, as OpenAI's callers send it back. */
public record EarlierCall(String id, String name, ObjectNode input) {
    /** @param call one of a message's {@code tool_calls} */
    public static EarlierCall of(Parameters call) {
        String type = call.take("type").asText("function");
        if (!type.equals("function")) {
            throw call.inexpressible("type", "is " + type + " (expected: function).");
        }
        Parameters function = new Parameters(call.take("function"), call.pathOf("function"));
        String arguments = function.take("arguments").asText();
        return new EarlierCall(
                call.takeText("id"), function.takeText("name"), parse(arguments, function.pathOf("arguments")));
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
