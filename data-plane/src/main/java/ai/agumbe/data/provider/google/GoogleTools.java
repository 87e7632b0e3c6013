package ai.agumbe.data.provider.google;

import ai.agumbe.data.provider.DeclaredFunction;
import ai.agumbe.data.provider.NoTools;
import ai.agumbe.data.provider.Parameters;
import ai.agumbe.data.provider.ToolChoice;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Writes the functions that a model may call, and whether it must; that they are strict is said of all of them. */
final class GoogleTools {
    private static final String MODE = "mode";

    private GoogleTools() {}

    static void write(Parameters body, ObjectNode out) {
        List<DeclaredFunction> functions = DeclaredFunction.in(body, "Gemini");
        if (functions.isEmpty()) {
            NoTools.check(body);
            return;
        }
        if (ToolChoice.oneAtATime(body)) {
            throw body.inexpressible("parallel_tool_calls", "Gemini cannot be told to call one function at a time.");
        }
        ArrayNode written = out.putArray("tools").addObject().putArray("functionDeclarations");
        functions.forEach(function -> write(function, written.addObject()));
        ToolChoice choice = ToolChoice.in(body, "Gemini takes auto, none, required, or one function by name.");
        boolean strict = DeclaredFunction.anyStrict(functions);
        if (strict || choice != ToolChoice.Word.UNSAID) {
            write(choice, strict, out.putObject("toolConfig").putObject("functionCallingConfig"));
        }
    }

    private static void write(DeclaredFunction function, ObjectNode out) {
        out.put("name", function.name());
        if (function.description().isTextual()) {
            out.set("description", function.description());
        }
        if (function.parameters().isObject()) {
            out.set("parametersJsonSchema", function.parameters());
        }
    }

    private static void write(ToolChoice choice, boolean strict, ObjectNode out) {
        switch (choice) {
            case ToolChoice.Word.UNSAID, ToolChoice.Word.AUTO -> out.put(MODE, strict ? "VALIDATED" : "AUTO");
            case ToolChoice.Word.NONE -> out.put(MODE, "NONE");
            case ToolChoice.Word.REQUIRED -> out.put(MODE, "ANY");
            case ToolChoice.Named(String name) ->
                out.put(MODE, "ANY").putArray("allowedFunctionNames").add(name);
        }
    }
}
