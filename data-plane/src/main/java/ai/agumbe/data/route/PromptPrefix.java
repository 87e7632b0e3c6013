package ai.agumbe.data.route;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** How a prompt begins, and goes on beginning as its conversation grows: instructions, and all up to the first of the user. */
final class PromptPrefix {
    private static final int MOST = 4_096;
    /** Callers move it along as the conversation grows. */
    private static final String CACHE_MARK = "cache_control";

    private PromptPrefix() {}

    /** At most so many characters; empty when there are none. Reads every surface's own shape. */
    static CharSequence of(JsonNode body) {
        StringBuilder prefix = new StringBuilder();
        gather(body.path("instructions"), prefix);
        gather(body.path("system"), prefix);
        JsonNode said = body.has("messages") ? body.path("messages") : body.path("input");
        if (said.isTextual()) {
            gather(said, prefix);
        }
        for (JsonNode message : said) {
            gather(message, prefix);
            if (message.path("role").asText().equals("user") || prefix.length() >= MOST) {
                break;
            }
        }
        return prefix;
    }

    private static void gather(JsonNode tree, StringBuilder prefix) {
        if (tree.isTextual()) {
            String text = tree.textValue();
            prefix.append(text, 0, Math.min(text.length(), MOST - prefix.length()));
        }
        if (tree.isArray()) {
            tree.forEach(child -> gather(child, prefix));
        }
        for (Map.Entry<String, JsonNode> member : tree.properties()) {
            if (!member.getKey().equals(CACHE_MARK)) {
                gather(member.getValue(), prefix);
            }
        }
    }
}
