package ai.agumbe.data.provider.openai;

import ai.agumbe.data.chat.Target;
import ai.agumbe.data.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/**
 * Fits a chat that was translated from another surface to those who speak OpenAI's dialect: leaves out what the chat form
 * carries for other dialects. What a kind of provider spells otherwise is the matter of its accent.
 */
final class TranslatedChat {
    /** Nothing of OpenAI's dialect takes these. */
    private static final Set<String> FOREIGN = Set.of("cache_control", "thinking_blocks", "extra_content");

    private static final Set<String> FOREIGN_AND_THOUGHTS =
            Set.of("cache_control", "thinking_blocks", "extra_content", "reasoning_content");
    private static final List<String> LISTS = List.of("content", "tool_calls");
    private static final Set<String> ONLY_FOR_OPENAI =
            Set.of("safety_identifier", "prompt_cache_key", "prompt_cache_retention");
    private static final Set<String> TAKING_THOUGHTS = Set.of("openai-compatible", "groq", "ollama");

    private TranslatedChat() {}

    static ObjectNode fit(ObjectNode chat, Target target) {
        String kind = target.providerKind();
        ObjectNode body = Json.object();
        chat.properties().forEach(member -> body.set(member.getKey(), member.getValue()));
        body.remove(FOREIGN);
        body.replace("messages", messages(body.path("messages"), kind));
        if (body.has("tools")) {
            body.replace("tools", without(FOREIGN, body.path("tools")));
        }
        if (!Accent.OPENAIS_OWN.contains(kind)) {
            body.remove(ONLY_FOR_OPENAI);
        }
        return body;
    }

    /** Earlier thoughts go back only where there are models that want them. */
    private static ArrayNode messages(JsonNode messages, String kind) {
        ArrayNode fitting = without(TAKING_THOUGHTS.contains(kind) ? FOREIGN : FOREIGN_AND_THOUGHTS, messages);
        for (JsonNode message : fitting) {
            for (String member : LISTS) {
                if (message.path(member).isArray()) {
                    ((ObjectNode) message).replace(member, without(FOREIGN, message.path(member)));
                }
            }
        }
        return fitting;
    }

    /** Copies of the objects in a list, one level deep. */
    private static ArrayNode without(Set<String> names, JsonNode list) {
        ArrayNode copies = Json.object().putArray("list");
        for (JsonNode each : list) {
            ObjectNode copy = copies.addObject();
            each.properties().forEach(member -> copy.set(member.getKey(), member.getValue()));
            copy.remove(names);
        }
        return copies;
    }
}
