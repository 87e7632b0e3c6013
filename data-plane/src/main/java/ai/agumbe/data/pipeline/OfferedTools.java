package ai.agumbe.data.pipeline;

import ai.agumbe.data.chat.Prompt;
import ai.agumbe.model.money.ToolCalls;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;

/** Finds which tools of a provider's, sold by the call, a caller lets the model use. */
final class OfferedTools {
    private OfferedTools() {}

    /** By the names under which they are counted and priced. */
    static Set<String> in(Prompt prompt) {
        JsonNode tools = prompt.body().path("tools");
        if (tools.isEmpty()) {
            return Set.of();
        }
        Set<String> names = new HashSet<>();
        for (JsonNode tool : tools) {
            String type = tool.path("type").asText();
            if (type.startsWith(ToolCalls.WEB_SEARCH)) {
                names.add(ToolCalls.WEB_SEARCH);
            } else if (type.equals(ToolCalls.FILE_SEARCH)) {
                names.add(ToolCalls.FILE_SEARCH);
            }
        }
        return names;
    }
}
