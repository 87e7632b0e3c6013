package ai.agumbe.data.surface.messages;

import ai.agumbe.data.json.Json;
import ai.agumbe.data.provider.NoTools;
import ai.agumbe.data.provider.Parameters;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Tells in chat form which tools there are, and whether one must be called. */
final class MessagesTools {
    private MessagesTools() {}

    static void write(Parameters body, ObjectNode out) {
        JsonNode tools = body.takeList("tools");
        for (int i = 0; i < tools.size(); i++) {
            out.withArray("tools").add(tool(new Parameters(tools.get(i), "tools[" + i + "]")));
        }
        if (tools.isEmpty()) {
            NoTools.check(body);
            return;
        }
        JsonNode asked = body.take("tool_choice");
        if (asked.isMissingNode()) {
            return;
        }
        Parameters choice = new Parameters(asked, "tool_choice");
        out.set("tool_choice", choice(choice));
        if (choice.take("disable_parallel_tool_use").asBoolean(false)) {
            out.put("parallel_tool_calls", false);
        }
        choice.refuseTheRest(MessagesRequest.CHAT);
    }

    private static ObjectNode tool(Parameters tool) {
        String type = tool.take("type").asText("custom");
        if (!type.equals("custom")) {
            throw tool.inexpressible(
                    "type", "is " + type + ", which only Anthropic's own models have (expected: custom).");
        }
        ObjectNode written = Json.object().put("type", "function");
        ObjectNode function = written.putObject("function").put("name", tool.takeText("name"));
        copy(tool, "description", function, "description");
        copy(tool, "input_schema", function, "parameters");
        copy(tool, "strict", function, "strict");
        copy(tool, "cache_control", written, "cache_control");
        tool.harmless("eager_input_streaming");
        tool.refuseTheRest(MessagesRequest.CHAT);
        return written;
    }

    private static JsonNode choice(Parameters choice) {
        ObjectNode holder = Json.object();
        switch (choice.takeText("type")) {
            case "auto" -> holder.put("choice", "auto");
            case "any" -> holder.put("choice", "required");
            case "none" -> holder.put("choice", "none");
            case "tool" ->
                holder.putObject("choice")
                        .put("type", "function")
                        .putObject("function")
                        .put("name", choice.takeText("name"));
            default -> throw choice.inexpressible("type", "must be auto, any, tool or none.");
        }
        return holder.path("choice");
    }

    private static void copy(Parameters from, String name, ObjectNode to, String chatName) {
        JsonNode value = from.take(name);
        if (!value.isMissingNode()) {
            to.set(chatName, value);
        }
    }
}
