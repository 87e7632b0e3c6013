package ai.agumbe.data.provider.bedrock;

import ai.agumbe.data.json.Json;
import ai.agumbe.data.provider.CallIds;
import ai.agumbe.data.provider.EarlierCall;
import ai.agumbe.data.provider.Parameters;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes messages as turns: what the system says goes ahead of them, in order; neighbours of one role become one turn. */
final class BedrockMessages {
    private final ObjectNode out;
    private final ArrayNode turns;
    private final BedrockBlocks blocks = new BedrockBlocks();

    private BedrockMessages(ObjectNode out) {
        this.out = out;
        this.turns = out.putArray("messages");
    }

    static void write(JsonNode messages, ObjectNode out) {
        BedrockMessages writer = new BedrockMessages(out);
        for (int i = 0; i < messages.size(); i++) {
            Parameters message = new Parameters(messages.get(i), "messages[" + i + "]");
            writer.write(message);
            message.refuseTheRest("Bedrock");
        }
    }

    private void write(Parameters message) {
        String role = message.takeText("role");
        JsonNode content = message.take("content");
        String path = message.pathOf("content");
        switch (role) {
            case "system", "developer" -> blocks.add(content, path, out.withArray("system"));
            case "user" -> blocks.add(content, path, turn("user"));
            case "assistant" -> assistant(message, content, path);
            case "tool" -> {
                message.harmless("name");
                ArrayNode turn = turn("user");
                ObjectNode result = turn.addObject().putObject("toolResult");
                result.put("toolUseId", CallIds.PLAIN.of(message.takeText("tool_call_id")));
                blocks.addUnmarked(content, path, result.putArray("content"));
                BedrockBlocks.mark(lastMark(content), turn);
            }
            default -> throw message.inexpressible("role", "Bedrock has no role " + role + ". Use tool.");
        }
    }

    /** A tool's result holds no marks: the last of them stands behind it. */
    private static JsonNode lastMark(JsonNode content) {
        JsonNode last = MissingNode.getInstance();
        for (JsonNode part : content) {
            last = part.has("cache_control") ? part.path("cache_control") : last;
        }
        return last;
    }

    private void assistant(Parameters message, JsonNode content, String path) {
        message.harmless("annotations", "reasoning_content");
        ArrayNode turn = turn("assistant");
        for (JsonNode thought : message.take("thinking_blocks")) {
            turn.addObject().set("reasoningContent", thought(thought));
        }
        blocks.add(content, path, turn);
        blocks.add(message.take("refusal"), message.pathOf("refusal"), turn);
        for (EarlierCall earlier : EarlierCall.in(message, "Bedrock")) {
            turn.addObject()
                    .putObject("toolUse")
                    .put("toolUseId", CallIds.PLAIN.of(earlier.id()))
                    .put("name", earlier.name())
                    .set("input", earlier.input());
        }
    }

    private static ObjectNode thought(JsonNode block) {
        if (block.path("type").asText().equals("redacted_thinking")) {
            return Json.object().set("redactedContent", block.path("data"));
        }
        ObjectNode told = Json.object();
        ObjectNode text = told.putObject("reasoningText");
        text.set("text", block.path("thinking"));
        if (block.path("signature").isTextual()) {
            text.set("signature", block.path("signature"));
        }
        return told;
    }

    private ArrayNode turn(String role) {
        JsonNode last = turns.path(turns.size() - 1);
        if (last.path("role").asText().equals(role)) {
            return (ArrayNode) last.path("content");
        }
        return turns.addObject().put("role", role).putArray("content");
    }
}
