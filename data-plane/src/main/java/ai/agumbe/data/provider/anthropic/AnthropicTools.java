package ai.agumbe.data.provider.anthropic;

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
final class AnthropicTools {
    private AnthropicTools() {}

    static void write(Parameters body, ObjectNode out) {
        List<DeclaredFunction> functions = DeclaredFunction.in(body, "Anthropic");
        if (functions.isEmpty()) {
            NoTools.check(body);
            return;
        }
        ArrayNode written = out.putArray("tools");
        functions.forEach(function -> write(function, written.addObject()));
        ToolChoice choice = ToolChoice.in(body, "Anthropic takes auto, none, required, or one function by name.");
        boolean oneAtATime = ToolChoice.oneAtATime(body);
        if (oneAtATime || choice != ToolChoice.Word.UNSAID) {
            ObjectNode chosen = out.putObject("tool_choice");
            write(choice, chosen);
            if (oneAtATime && choice != ToolChoice.Word.NONE) {
                chosen.put("disable_parallel_tool_use", true);
            }
        }
    }

    private static void write(DeclaredFunction function, ObjectNode out) {
        out.put("name", function.name());
        if (function.description().isTextual()) {
            out.set("description", function.description());
        }
        JsonNode schema = function.parameters();
        out.set("input_schema", schema.isObject() ? schema : Json.object().put("type", "object"));
        if (function.strict()) {
            out.put("strict", true);
        }
        if (function.mark().isObject()) {
            out.set("cache_control", function.mark());
        }
    }

    private static void write(ToolChoice choice, ObjectNode out) {
        switch (choice) {
            case ToolChoice.Word.UNSAID, ToolChoice.Word.AUTO -> out.put("type", "auto");
            case ToolChoice.Word.NONE -> out.put("type", "none");
            case ToolChoice.Word.REQUIRED -> out.put("type", "any");
            case ToolChoice.Named(String name) -> out.put("type", "tool").put("name", name);
        }
    }
}
