package ai.agumbe.data.provider.anthropic;

import ai.agumbe.data.json.Json;
import ai.agumbe.data.provider.CallIds;
import ai.agumbe.data.provider.EarlierCall;
import ai.agumbe.data.provider.Parameters;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes messages as turns: what the system says goes ahead of them, in order; neighbours of one role become one turn. */
final class AnthropicMessages {
    private final ObjectNode out;
    private final ArrayNode turns;

    private AnthropicMessages(ObjectNode out) {
        this.out = out;
        this.turns = out.putArray("messages");
    }

    static void write(JsonNode messages, ObjectNode out) {
        AnthropicMessages writer = new AnthropicMessages(out);
        for (int i = 0; i < messages.size(); i++) {
            Parameters message = new Parameters(messages.get(i), "messages[" + i + "]");
            writer.write(message);
            message.refuseTheRest("Anthropic");
        }
    }

    private void write(Parameters message) {
        String role = message.takeText("role");
        JsonNode content = message.take("content");
        String path = message.pathOf("content");
        switch (role) {
            case "system", "developer" -> AnthropicBlocks.add(content, path, out.withArray("system"));
            case "user" -> AnthropicBlocks.add(content, path, turn("user"));
            case "assistant" -> assistant(message, content, path);
            case "tool" -> {
                message.harmless("name");
                ObjectNode result = turn("user").addObject().put("type", "tool_result");
                result.put("tool_use_id", CallIds.PLAIN.of(message.takeText("tool_call_id")));
                ArrayNode blocks = Json.object().putArray("content");
                AnthropicBlocks.add(content, path, blocks);
                if (!blocks.isEmpty()) {
                    result.set("content", blocks);
                }
            }
            default -> throw message.inexpressible("role", "Anthropic has no role " + role + ". Use tool.");
        }
    }

    private void assistant(Parameters message, JsonNode content, String path) {
        message.harmless("annotations", "reasoning_content");
        ArrayNode blocks = turn("assistant");
        for (JsonNode thought : message.take("thinking_blocks")) {
            blocks.add(thought);
        }
        AnthropicBlocks.add(content, path, blocks);
        AnthropicBlocks.add(message.take("refusal"), message.pathOf("refusal"), blocks);
        for (EarlierCall earlier : EarlierCall.in(message, "Anthropic")) {
            blocks.addObject()
                    .put("type", "tool_use")
                    .put("id", CallIds.PLAIN.of(earlier.id()))
                    .put("name", earlier.name())
                    .set("input", earlier.input());
        }
    }

    private ArrayNode turn(String role) {
        JsonNode last = turns.path(turns.size() - 1);
        if (last.path("role").asText().equals(role)) {
            return (ArrayNode) last.path("content");
        }
        return turns.addObject().put("role", role).putArray("content");
    }
}
