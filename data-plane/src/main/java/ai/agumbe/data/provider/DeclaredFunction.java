package ai.agumbe.data.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A function that a model may call, as OpenAI's callers declare it. What they leave out is a missing node.
 *
 * @param parameters as a JSON schema
 * @param strict whether its calls must fit the schema
 * @param mark for the prompt cache
 */
public record DeclaredFunction(String name, JsonNode description, JsonNode parameters, boolean strict, JsonNode mark) {
    /**
     * All that a body declares.
     *
     * @param provider who has nothing but functions
     */
    public static List<DeclaredFunction> in(Parameters body, String provider) {
        JsonNode tools = body.takeList("tools");
        List<DeclaredFunction> functions = new ArrayList<>(tools.size());
        for (int i = 0; i < tools.size(); i++) {
            Parameters tool = new Parameters(tools.get(i), "tools[" + i + "]");
            functions.add(read(tool, provider));
            tool.refuseTheRest(provider);
        }
        return functions;
    }

    private static DeclaredFunction read(Parameters tool, String provider) {
        String type = tool.takeText("type");
        if (!type.equals("function")) {
            throw tool.inexpressible("type", "is " + type + " (expected: function).");
        }
        Parameters function = new Parameters(tool.take("function"), tool.pathOf("function"));
        DeclaredFunction read = new DeclaredFunction(
                function.takeText("name"),
                function.take("description"),
                function.take("parameters"),
                function.take("strict").asBoolean(false),
                tool.take("cache_control"));
        function.refuseTheRest(provider);
        return read;
    }

    /** Whether the calls of any of them must fit its schema, for providers that say so of all. */
    public static boolean anyStrict(List<DeclaredFunction> functions) {
        return functions.stream().anyMatch(DeclaredFunction::strict);
    }
}
