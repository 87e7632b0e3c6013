package ai.agumbe.data.provider.anthropic;

import ai.agumbe.data.json.Json;
import ai.agumbe.data.provider.Parameters;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes the tools that a model may call, and whether it must. */
final class AnthropicTools {
    private AnthropicTools() {}

    static void write(Parameters body, ObjectNode out) {
        JsonNode tools = body.takeList("tools");
        for (int i = 0; i < tools.size(); i++) {
            Parameters tool = new Parameters(tools.get(i), "tools[" + i + "]");
            out.withArray("tools").add(tool(tool));
        }
        JsonNode choice = body.take("tool_choice");
        JsonNode parallel = body.take("parallel_tool_calls");
        if (tools.isEmpty()) {
            return;
        }
        ObjectNode chosen = choice(body, choice);
        boolean oneAtATime = parallel.isBoolean() && !parallel.booleanValue();
        if (oneAtATime && !chosen.path("type").asText().equals("none")) {
            chosen.put("disable_parallel_tool_use", true);
        }
        if (oneAtATime || !choice.isMissingNode()) {
            out.set("tool_choice", chosen);
        }
    }

    private static ObjectNode tool(Parameters tool) {
        String type = tool.takeText("type");
        if (!type.equals("function")) {
            throw tool.inexpressible("type", "is " + type + " (expected: function).");
        }
        Parameters function = new Parameters(tool.take("function"), tool.pathOf("function"));
        ObjectNode written = Json.object().put("name", function.takeText("name"));
        JsonNode description = function.take("description");
        if (description.isTextual()) {
            written.set("description", description);
        }
        JsonNode schema = function.take("parameters");
        written.set("input_schema", schema.isObject() ? schema : Json.object().put("type", "object"));
        if (function.take("strict").asBoolean(false)) {
            written.put("strict", true);
        }
        JsonNode mark = tool.take("cache_control");
        if (mark.isObject()) {
            written.set("cache_control", mark);
        }
        function.refuseTheRest("Anthropic");
        tool.refuseTheRest("Anthropic");
        return written;
    }

    private static ObjectNode choice(Parameters body, JsonNode choice) {
        if (choice.isObject() && choice.path("type").asText().equals("function")) {
            return Json.object()
                    .put("type", "tool")
                    .put("name", choice.path("function").path("name").asText());
        }
        return switch (choice.asText("")) {
            case "auto" -> Json.object().put("type", "auto");
            case "none" -> Json.object().put("type", "none");
            case "required" -> Json.object().put("type", "any");
            default -> {
                if (choice.isMissingNode()) {
                    yield Json.object().put("type", "auto");
                }
                throw body.inexpressible(
                        "tool_choice", "Anthropic takes auto, none, required, or one function by name.");
            }
        };
    }
}
