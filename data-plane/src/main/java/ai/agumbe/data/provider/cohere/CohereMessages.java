package ai.agumbe.data.provider.cohere;

import ai.agumbe.data.json.Json;
import ai.agumbe.data.provider.AnswerMessage;
import ai.agumbe.data.provider.EarlierCall;
import ai.agumbe.data.provider.InexpressibleException;
import ai.agumbe.data.provider.Parameters;
import ai.agumbe.data.provider.Part;
import ai.agumbe.data.provider.Parts;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Writes messages one for one; what the assistant thought before it called tools goes along as its plan. */
final class CohereMessages {
    private CohereMessages() {}

    static ArrayNode of(JsonNode messages) {
        ArrayNode out = Json.object().putArray("messages");
        for (int i = 0; i < messages.size(); i++) {
            Parameters message = new Parameters(messages.get(i), "messages[" + i + "]");
            write(message, out.addObject());
            message.refuseTheRest("Cohere");
        }
        return out;
    }

    private static void write(Parameters message, ObjectNode out) {
        String role = message.takeText("role");
        switch (role) {
            case "system", "developer" -> out.put("role", "system");
            case "user", "assistant", "tool" -> out.put("role", role);
            default -> throw message.inexpressible("role", "Cohere has no role " + role + ". Use tool.");
        }
        JsonNode content = message.take("content");
        JsonNode refusal = message.take("refusal");
        if (!content.isMissingNode()) {
            content(content, message.pathOf("content"), out);
        } else if (refusal.isTextual()) {
            out.set("content", refusal);
        }
        if (role.equals("tool")) {
            message.harmless("name");
            out.put("tool_call_id", message.takeText("tool_call_id"));
        }
        if (role.equals("assistant")) {
            message.harmless("annotations", "thinking_blocks");
            calls(message, out);
        }
    }

    private static void content(JsonNode content, String path, ObjectNode out) {
        if (content.isTextual()) {
            out.set("content", content);
            return;
        }
        ArrayNode parts = out.putArray("content");
        for (Part part : Parts.of(content, path)) {
            switch (part) {
                case Part.Text(var _, String text) ->
                    parts.addObject().put("type", "text").put("text", text);
                case Part.Link(var _, String url) -> picture(url, parts);
                case Part.Media media -> {
                    if (!media.type().startsWith("image/")) {
                        throw new InexpressibleException(media.path(), "Cohere takes text and images alone.");
                    }
                    picture("data:" + media.type() + ";base64," + media.base64(), parts);
                }
            }
        }
    }

    private static void picture(String url, ArrayNode parts) {
        parts.addObject().put("type", "image_url").putObject("image_url").put("url", url);
    }

    private static void calls(Parameters message, ObjectNode out) {
        JsonNode thoughts = message.take("reasoning_content");
        List<EarlierCall> calls = EarlierCall.in(message, "Cohere");
        for (EarlierCall earlier : calls) {
            AnswerMessage.toolCall(out.withArray("tool_calls").addObject(), earlier.id(), earlier.name())
                    .put("arguments", AnswerMessage.arguments(earlier.input()));
        }
        if (!calls.isEmpty() && thoughts.isTextual()) {
            out.set("tool_plan", thoughts);
        }
    }
}
