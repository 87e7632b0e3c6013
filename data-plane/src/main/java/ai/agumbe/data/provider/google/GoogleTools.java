package ai.agumbe.data.provider.google;

import ai.agumbe.data.json.Json;
import ai.agumbe.data.provider.Parameters;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes the functions that a model may call, and whether it must. */
final class GoogleTools {
    private GoogleTools() {}

    static void write(Parameters body, ObjectNode out) {
        JsonNode tools = body.takeList("tools");
        JsonNode choice = body.take("tool_choice");
        JsonNode parallel = body.take("parallel_tool_calls");
        if (tools.isEmpty()) {
            return;
        }
        if (parallel.isBoolean() && !parallel.booleanValue()) {
            throw body.inexpressible("parallel_tool_calls", "Gemini cannot be told to call one function at a time.");
        }
        boolean strict = false;
        ArrayNode functions = out.putArray("tools").addObject().putArray("functionDeclarations");
        for (int i = 0; i < tools.size(); i++) {
            Parameters tool = new Parameters(tools.get(i), "tools[" + i + "]").harmless("cache_control");
            functions.add(function(tool));
            strict |= tools.get(i).path("function").path("strict").asBoolean(false);
        }
        ObjectNode mode = mode(body, choice);
        if (strict && mode.path("mode").asText("AUTO").equals("AUTO")) {
            mode.put("mode", "VALIDATED");
        }
        if (!mode.isEmpty()) {
            out.putObject("toolConfig").set("functionCallingConfig", mode);
        }
    }

    private static ObjectNode function(Parameters tool) {
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
        if (schema.isObject()) {
            written.set("parametersJsonSchema", schema);
        }
        function.take("strict");
        function.refuseTheRest("Gemini");
        tool.refuseTheRest("Gemini");
        return written;
    }

    private static ObjectNode mode(Parameters body, JsonNode choice) {
        if (choice.isObject() && choice.path("type").asText().equals("function")) {
            ObjectNode named = Json.object().put("mode", "ANY");
            named.putArray("allowedFunctionNames").add(choice.path("function").path("name"));
            return named;
        }
        return switch (choice.asText("")) {
            case "auto" -> Json.object().put("mode", "AUTO");
            case "none" -> Json.object().put("mode", "NONE");
            case "required" -> Json.object().put("mode", "ANY");
            default -> {
                if (choice.isMissingNode()) {
                    yield Json.object();
                }
                throw body.inexpressible("tool_choice", "Gemini takes auto, none, required, or one function by name.");
            }
        };
    }
}
