package ai.agumbe.data.provider.openai;

import ai.agumbe.data.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Turns what some providers say otherwise into OpenAI's words: reasons to finish, and content that comes in parts. */
final class AccentedAnswer {
    private AccentedAnswer() {}

    /**
     * Changes the choices of a whole answer or of a chunk.
     *
     * @return whether the provider says that it broke off
     */
    static boolean hear(JsonNode answer) {
        boolean brokeOff = false;
        for (JsonNode choice : answer.path("choices")) {
            if (choice instanceof ObjectNode object) {
                switch (choice.path("finish_reason").asText()) {
                    case "eos" -> object.put("finish_reason", "stop");
                    case "model_length" -> object.put("finish_reason", "length");
                    case "error", "insufficient_system_resource" -> brokeOff = true;
                    default -> {}
                }
            }
            join(choice.path("message"));
            join(choice.path("delta"));
        }
        return brokeOff;
    }

    /** Content in parts becomes one text; thoughts among them become {@code reasoning_content}. */
    private static void join(JsonNode message) {
        if (!(message instanceof ObjectNode object) || !message.path("content").isArray()) {
            return;
        }
        StringBuilder text = new StringBuilder();
        StringBuilder thoughts = new StringBuilder();
        ObjectNode others = Json.object();
        for (JsonNode part : message.path("content")) {
            switch (part.path("type").asText()) {
                case "text" -> text.append(part.path("text").asText());
                case "thinking" ->
                    part.path("thinking")
                            .forEach(thought ->
                                    thoughts.append(thought.path("text").asText()));
                default -> others.withArray("annotations").add(part);
            }
        }
        object.put("content", text.toString());
        if (!thoughts.isEmpty()) {
            object.put("reasoning_content", thoughts.toString());
        }
        object.setAll(others);
    }
}
