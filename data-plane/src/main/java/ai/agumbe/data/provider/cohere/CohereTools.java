package ai.agumbe.data.provider.cohere;

import ai.agumbe.data.provider.Parameters;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes the tools that a model may call, and whether it must; that they are strict is said of all of them. */
final class CohereTools {
    private CohereTools() {}

    static void write(Parameters body, ObjectNode out) {
        JsonNode tools = body.takeList("tools");
        JsonNode choice = body.take("tool_choice");
        JsonNode parallel = body.take("parallel_tool_calls");
        if (tools.isEmpty()) {
            return;
        }
        if (parallel.isBoolean() && !parallel.booleanValue()) {
            throw body.inexpressible("parallel_tool_calls", "Cohere cannot be told to call one tool at a time.");
        }
        boolean strict = false;
        ArrayNode written = out.putArray("tools");
        for (int i = 0; i < tools.size(); i++) {
            Parameters tool = new Parameters(tools.get(i), "tools[" + i + "]").harmless("cache_control");
            writeTool(tool, written.addObject());
            strict |= tools.get(i).path("function").path("strict").asBoolean(false);
        }
        if (strict) {
            out.put("strict_tools", true);
        }
        choose(body, choice, out);
    }

    private static void writeTool(Parameters tool, ObjectNode out) {
        String type = tool.takeText("type");
        if (!type.equals("function")) {
            throw tool.inexpressible("type", "is " + type + " (expected: function).");
        }
        Parameters function = new Parameters(tool.take("function"), tool.pathOf("function")).harmless("strict");
        ObjectNode written = out.put("type", "function").putObject("function").put("name", function.takeText("name"));
        for (String name : new String[] {"description", "parameters"}) {
            JsonNode value = function.take(name);
            if (!value.isMissingNode()) {
                written.set(name, value);
            }
        }
        function.refuseTheRest("Cohere");
        tool.refuseTheRest("Cohere");
    }

    private static void choose(Parameters body, JsonNode choice, ObjectNode out) {
        switch (choice.asText(choice.isMissingNode() ? "auto" : "")) {
            case "auto" -> {}
            case "required" -> out.put("tool_choice", "REQUIRED");
            case "none" -> out.put("tool_choice", "NONE");
            default -> throw body.inexpressible("tool_choice", "Cohere takes auto, none or required.");
        }
    }
}
