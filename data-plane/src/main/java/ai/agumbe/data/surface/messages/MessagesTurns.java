package ai.agumbe.data.surface.messages;

import ai.agumbe.data.json.Json;
import ai.agumbe.data.provider.AnswerMessage;
import ai.agumbe.data.provider.Parameters;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Tells turns as messages: each result of a tool is one of its own, ahead of what else the turn says. */
final class MessagesTurns {
    private final ArrayNode out;

    private MessagesTurns(ArrayNode out) {
        this.out = out;
    }

    static void write(JsonNode system, JsonNode messages, ArrayNode out) {
        MessagesTurns writer = new MessagesTurns(out);
        if (!system.isMissingNode()) {
            out.addObject().put("role", "system").set("content", MessagesContent.of(system, "system"));
        }
        for (int i = 0; i < messages.size(); i++) {
            Parameters message = new Parameters(messages.get(i), "messages[" + i + "]");
            writer.write(message);
            message.refuseTheRest(MessagesRequest.CHAT);
        }
    }

    private void write(Parameters message) {
        String role = message.takeText("role");
        JsonNode content = message.take("content");
        String path = message.pathOf("content");
        switch (role) {
            case "user" -> user(content, path);
            case "assistant" -> assistant(content, path);
            case "system" -> out.addObject().put("role", "system").set("content", MessagesContent.of(content, path));
            default -> throw message.inexpressible("role", "must be user or assistant.");
        }
    }

    private void user(JsonNode content, String path) {
        ArrayNode parts = Json.object().putArray("parts");
        for (int i = 0; content.isArray() && i < content.size(); i++) {
            Parameters block = new Parameters(content.get(i), path + "[" + i + "]");
            if (content.get(i).path("type").asText().equals("tool_result")) {
                result(block);
            } else {
                parts.add(MessagesContent.part(block));
            }
        }
        if (content.isTextual() || !parts.isEmpty()) {
            JsonNode said = content.isTextual() ? content : MessagesContent.simplest(parts);
            out.addObject().put("role", "user").set("content", said);
        }
    }

    /** That a result is an error stands in its text. */
    private void result(Parameters block) {
        block.harmless("type", "is_error");
        ObjectNode message = out.addObject().put("role", "tool").put("tool_call_id", block.takeText("tool_use_id"));
        JsonNode mark = block.take("cache_control");
        JsonNode content = block.take("content");
        JsonNode said = content.isMissingNode()
                ? Json.object().textNode("")
                : MessagesContent.of(content, block.pathOf("content"));
        message.set("content", mark.isObject() ? marked(said, mark) : said);
        block.refuseTheRest(MessagesRequest.CHAT);
    }

    /** The mark for the prompt cache goes to the last part. */
    private static JsonNode marked(JsonNode said, JsonNode mark) {
        ArrayNode parts = Json.object().putArray("parts");
        if (said.isTextual()) {
            parts.addObject().put("type", "text").set("text", said);
        } else {
            said.forEach(parts::add);
        }
        if (parts.path(parts.size() - 1) instanceof ObjectNode last) {
            last.set("cache_control", mark);
        }
        return parts;
    }

    private void assistant(JsonNode content, String path) {
        ObjectNode message = out.addObject().put("role", "assistant");
        if (content.isTextual()) {
            message.set("content", content);
            return;
        }
        StringBuilder thoughts = new StringBuilder();
        ArrayNode texts = Json.object().putArray("texts");
        for (int i = 0; i < content.size(); i++) {
            JsonNode block = content.get(i);
            Parameters members = new Parameters(block, path + "[" + i + "]");
            switch (members.takeText("type")) {
                case "text" -> texts.add(MessagesContent.part(members));
                case "thinking" -> {
                    thoughts.append(block.path("thinking").asText(""));
                    if (!block.path("signature").asText("").isEmpty()) {
                        message.withArray("thinking_blocks").add(block);
                    }
                }
                case "redacted_thinking" -> message.withArray("thinking_blocks").add(block);
                case "tool_use" -> call(members, message.withArray("tool_calls").addObject());
                default ->
                    throw members.inexpressible(
                            "type", "is " + block.path("type").asText() + ", which only Anthropic's own models know.");
            }
        }
        message.set("content", texts.isEmpty() && message.has("tool_calls") ? null : MessagesContent.joined(texts));
        if (!thoughts.isEmpty()) {
            message.put("reasoning_content", thoughts.toString());
        }
    }

    private static void call(Parameters block, ObjectNode call) {
        JsonNode input = block.take("input");
        AnswerMessage.toolCall(call, block.takeText("id"), block.takeText("name"))
                .put("arguments", input.isObject() ? AnswerMessage.arguments(input) : "{}");
        JsonNode extra = block.take("extra_content");
        if (extra.isObject()) {
            call.set("extra_content", extra);
        }
        block.harmless("cache_control", "caller");
        block.refuseTheRest(MessagesRequest.CHAT);
    }
}
