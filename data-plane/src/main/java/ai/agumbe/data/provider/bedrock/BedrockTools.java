package ai.agumbe.data.provider.bedrock;

import ai.agumbe.data.json.Json;
import ai.agumbe.data.provider.DeclaredFunction;
import ai.agumbe.data.provider.NoTools;
import ai.agumbe.data.provider.Parameters;
import ai.agumbe.data.provider.ToolChoice;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Writes the tools that a model may call, and whether it must. */
final class BedrockTools {
    private static final String TAKEN = "Bedrock takes auto, required, or one function by name.";

    private BedrockTools() {}

    static void write(Parameters body, ObjectNode out) {
        List<DeclaredFunction> functions = DeclaredFunction.in(body, "Bedrock");
        if (functions.isEmpty()) {
            NoTools.check(body);
            return;
        }
        if (ToolChoice.oneAtATime(body)) {
            throw body.inexpressible("parallel_tool_calls", "Bedrock cannot be told to call one tool at a time.");
        }
        ObjectNode config = out.putObject("toolConfig");
        ArrayNode written = config.putArray("tools");
        for (DeclaredFunction function : functions) {
            write(function, written.addObject().putObject("toolSpec"));
            BedrockBlocks.mark(function.mark(), written);
        }
        switch (ToolChoice.in(body, TAKEN)) {
            case ToolChoice.Word.UNSAID -> {}
            case ToolChoice.Word.AUTO -> config.putObject("toolChoice").putObject("auto");
            case ToolChoice.Word.REQUIRED -> config.putObject("toolChoice").putObject("any");
            case ToolChoice.Word.NONE -> throw body.inexpressible("tool_choice", TAKEN);
            case ToolChoice.Named(String name) ->
                config.putObject("toolChoice").putObject("tool").put("name", name);
        }
    }

    private static void write(DeclaredFunction function, ObjectNode out) {
        out.put("name", function.name());
        if (!function.description().asText("").isEmpty()) {
            out.set("description", function.description());
        }
        JsonNode schema = function.parameters();
        out.putObject("inputSchema")
                .set("json", schema.isObject() ? schema : Json.object().put("type", "object"));
        if (function.strict()) {
            out.put("strict", true);
        }
    }
}
