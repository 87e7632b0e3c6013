package ai.agumbe.data.provider.openai;

import ai.agumbe.data.json.Json;
import ai.agumbe.data.provider.CallIds;
import ai.agumbe.data.provider.Parameters;
import ai.agumbe.data.provider.openai.Accent.Trait;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/** Writes messages as one kind of provider spells them; what others answered before may be among them. */
final class AccentedMessages {
    /** What answers of other providers hold, and a provider that is strict about messages refuses. */
    private static final Set<String> OF_OTHERS =
            Set.of("annotations", "audio", "function_call", "refusal", "reasoning_content", "thinking_blocks");

    private final Accent accent;

    private AccentedMessages(Accent accent) {
        this.accent = accent;
    }

    static JsonNode of(JsonNode messages, Accent accent) {
        AccentedMessages writer = new AccentedMessages(accent);
        ArrayNode out = Json.object().putArray("messages");
        for (JsonNode message : messages) {
            boolean named = message.hasNonNull("name")
                    && !message.path("role").asText("").equals("tool");
            if (named && accent.has(Trait.NAMELESS)) {
                new Parameters(message, "messages[" + out.size() + "]").refuse("name", accent.provider());
            }
            out.add(message.isObject() ? writer.message(message) : message);
        }
        return out;
    }

    private ObjectNode message(JsonNode message) {
        ObjectNode out = Json.object();
        for (Map.Entry<String, JsonNode> member : message.properties()) {
            write(member.getKey(), member.getValue(), out);
        }
        if (accent.has(Trait.STRICT_MESSAGES) && message.path("refusal").isTextual() && !out.hasNonNull("content")) {
            out.set("content", message.path("refusal"));
        }
        return out;
    }

    private void write(String name, JsonNode value, ObjectNode out) {
        if (name.equals("role") && value.asText().equals("developer") && accent.has(Trait.ONLY_SYSTEM)) {
            out.put(name, "system");
        } else if (name.equals("reasoning_content") && accent.has(Trait.REASONING)) {
            out.set("reasoning", value);
        } else if (name.equals("tool_calls") && value.isArray()) {
            out.set(name, calls(value));
        } else if (name.equals("tool_call_id") && value.isTextual()) {
            out.put(name, id(value.textValue()));
        } else if (!(OF_OTHERS.contains(name) && accent.has(Trait.STRICT_MESSAGES))) {
            out.set(name, value);
        }
    }

    private JsonNode calls(JsonNode calls) {
        ArrayNode out = Json.object().putArray("tool_calls");
        for (JsonNode call : calls) {
            out.add(call instanceof ObjectNode object ? call(object.deepCopy()) : call);
        }
        return out;
    }

    private ObjectNode call(ObjectNode copy) {
        if (accent.has(Trait.STRICT_MESSAGES)) {
            copy.remove("extra_content");
        }
        JsonNode id = copy.path("id");
        return id.isTextual() ? copy.put("id", id(id.textValue())) : copy;
    }

    private String id(String id) {
        return accent.has(Trait.SHORT_CALL_IDS) ? CallIds.SHORT.of(id) : id;
    }
}
