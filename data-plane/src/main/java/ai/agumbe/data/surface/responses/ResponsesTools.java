package ai.agumbe.data.surface.responses;

import ai.agumbe.data.json.Json;
import ai.agumbe.data.provider.NoTools;
import ai.agumbe.data.provider.Parameters;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Tells in chat form which functions there are, and whether one must be called. */
final class ResponsesTools {
    private ResponsesTools() {}

    static void write(Parameters body, ObjectNode out) {
        JsonNode tools = body.takeList("tools");
        for (int i = 0; i < tools.size(); i++) {
            out.withArray("tools").add(tool(new Parameters(tools.get(i), "tools[" + i + "]")));
        }
        if (tools.isEmpty()) {
            NoTools.check(body);
            return;
        }
        JsonNode choice = body.take("tool_choice");
        if (!choice.isMissingNode()) {
            out.set("tool_choice", choice.isTextual() ? choice : choice(new Parameters(choice, "tool_choice")));
        }
    }

    private static ObjectNode tool(Parameters tool) {
        String type = tool.takeText("type");
        if (!type.equals("function")) {
            throw tool.inexpressible(
                    "type", "is " + type + ", which only OpenAI's own models have (expected: function).");
        }
        ObjectNode written = Json.object().put("type", "function");
        ObjectNode function = written.putObject("function").put("name", tool.takeText("name"));
        for (String name : new String[] {"description", "parameters", "strict"}) {
            JsonNode value = tool.take(name);
            if (!value.isMissingNode()) {
                function.set(name, value);
            }
        }
        tool.refuseTheRest(ResponsesRequest.CHAT);
        return written;
    }

    private static ObjectNode choice(Parameters choice) {
        ObjectNode written = Json.object();
        String type = choice.takeText("type");
        switch (type) {
            case "function" -> written.put("type", type).putObject("function").put("name", choice.takeText("name"));
            case "allowed_tools" -> {
                ObjectNode allowed = written.put("type", type).putObject(type).put("mode", choice.takeText("mode"));
                ArrayNode tools = allowed.putArray("tools");
                for (JsonNode tool : choice.takeList("tools")) {
                    tools.addObject()
                            .put("type", "function")
                            .putObject("function")
                            .put("name", tool.path("name").asText());
                }
            }
            default ->
                throw choice.inexpressible(
                        "type", "is " + type + ", which only OpenAI's own models have (expected: function).");
        }
        choice.refuseTheRest(ResponsesRequest.CHAT);
        return written;
    }
}
