package ai.agumbe.data.provider.bedrock;

import ai.agumbe.data.json.Json;
import ai.agumbe.data.provider.Parameters;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes the tools that a model may call, and whether it must. */
final class BedrockTools {
    private BedrockTools() {}

    static void write(Parameters body, ObjectNode out) {
        JsonNode tools = body.takeList("tools");
        JsonNode choice = body.take("tool_choice");
        JsonNode parallel = body.take("parallel_tool_calls");
        if (tools.isEmpty()) {
            return;
        }
        if (parallel.isBoolean() && !parallel.booleanValue()) {
            throw body.inexpressible("parallel_tool_calls", "Bedrock cannot be told to call one tool at a time.");
        }
        ObjectNode config = out.putObject("toolConfig");
        ArrayNode written = config.putArray("tools");
        for (int i = 0; i < tools.size(); i++) {
            Parameters tool = new Parameters(tools.get(i), "tools[" + i + "]").harmless("cache_control");
            written.addObject().set("toolSpec", tool(tool));
            BedrockBlocks.mark(tools.get(i).path("cache_control"), written);
        }
        if (!choice.isMissingNode()) {
            config.set("toolChoice", choice(body, choice));
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
        if (description.isTextual() && !description.textValue().isEmpty()) {
            written.set("description", description);
        }
        JsonNode schema = function.take("parameters");
        written.putObject("inputSchema")
                .set("json", schema.isObject() ? schema : Json.object().put("type", "object"));
        if (function.take("strict").asBoolean(false)) {
            written.put("strict", true);
        }
        function.refuseTheRest("Bedrock");
        tool.refuseTheRest("Bedrock");
        return written;
    }

    private static ObjectNode choice(Parameters body, JsonNode choice) {
        ObjectNode chosen = Json.object();
        if (choice.isObject() && choice.path("type").asText().equals("function")) {
            chosen.putObject("tool").set("name", choice.path("function").path("name"));
            return chosen;
        }
        switch (choice.asText()) {
            case "auto" -> chosen.putObject("auto");
            case "required" -> chosen.putObject("any");
            default ->
                throw body.inexpressible("tool_choice", "Bedrock takes auto, required, or one function by name.");
        }
        return chosen;
    }
}
