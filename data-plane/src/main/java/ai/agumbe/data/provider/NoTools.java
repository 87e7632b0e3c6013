package ai.agumbe.data.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** What may be said of calling tools where there are none: anything but that one must be called. */
public final class NoTools {
    private static final Set<String> FREE = Set.of("auto", "none");

    private NoTools() {}

    /** @param body of any surface: a choice is a word, or an object whose type it is */
    public static void check(Parameters body) {
        JsonNode choice = body.harmless("parallel_tool_calls").take("tool_choice");
        String chosen = choice.isObject() ? choice.path("type").asText() : choice.asText();
        if (!choice.isMissingNode() && !FREE.contains(chosen)) {
            throw body.inexpressible("tool_choice", "asks for a tool, but tools holds none.");
        }
    }
}
