package ai.agumbe.data.provider.cohere;

import ai.agumbe.data.provider.DeclaredFunction;
import ai.agumbe.data.provider.NoTools;
import ai.agumbe.data.provider.Parameters;
import ai.agumbe.data.provider.ToolChoice;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Writes the tools that a model may call, and whether it must; that they are strict is said of all of them. */
final class CohereTools {
    private static final String TAKEN = "Cohere takes auto, none or required.";

    private CohereTools() {}

    static void write(Parameters body, ObjectNode out) {
        List<DeclaredFunction> functions = DeclaredFunction.in(body, "Cohere");
        if (functions.isEmpty()) {
            NoTools.check(body);
            return;
        }
        if (ToolChoice.oneAtATime(body)) {
            throw body.inexpressible("parallel_tool_calls", "Cohere cannot be told to call one tool at a time.");
        }
        ArrayNode written = out.putArray("tools");
        functions.forEach(function -> write(function, written.addObject().put("type", "function")));
        if (DeclaredFunction.anyStrict(functions)) {
            out.put("strict_tools", true);
        }
        switch (ToolChoice.in(body, TAKEN)) {
            case ToolChoice.Word.UNSAID, ToolChoice.Word.AUTO -> {}
            case ToolChoice.Word.REQUIRED -> out.put("tool_choice", "REQUIRED");
            case ToolChoice.Word.NONE -> out.put("tool_choice", "NONE");
            case ToolChoice.Named _ -> throw body.inexpressible("tool_choice", TAKEN);
        }
    }

    private static void write(DeclaredFunction function, ObjectNode out) {
        ObjectNode written = out.putObject("function").put("name", function.name());
        if (!function.description().isMissingNode()) {
            written.set("description", function.description());
        }
        if (!function.parameters().isMissingNode()) {
            written.set("parameters", function.parameters());
        }
    }
}
