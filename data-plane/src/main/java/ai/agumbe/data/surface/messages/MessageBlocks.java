package ai.agumbe.data.surface.messages;

import ai.agumbe.data.json.Json;
import ai.agumbe.data.json.MalformedJsonException;
import ai.agumbe.data.surface.TurnListener;
import ai.agumbe.data.surface.TurnPart;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/** Gathers a turn as the blocks of a whole message. */
final class MessageBlocks implements TurnListener {
    private final ArrayNode blocks;
    private final StringBuilder text = new StringBuilder();
    private ObjectNode open = Json.object();

    MessageBlocks(ArrayNode blocks) {
        this.blocks = blocks;
    }

    @Override
    public void open(TurnPart part) {
        open = empty(part);
        blocks.add(open);
        text.setLength(0);
    }

    /** A block as it begins, without what it will say. */
    static ObjectNode empty(TurnPart part) {
        return switch (part) {
            case TurnPart.Thought() ->
                Json.object().put("type", "thinking").put("thinking", "").put("signature", "");
            case TurnPart.HiddenThought(JsonNode block) -> block.deepCopy();
            case TurnPart.Text(), TurnPart.Refusal() ->
                Json.object().put("type", "text").put("text", "");
            case TurnPart.Call(String id, String name, JsonNode extra) -> {
                ObjectNode block =
                        Json.object().put("type", "tool_use").put("id", id).put("name", name);
                block.putObject("input");
                if (extra.isObject()) {
                    block.set("extra_content", extra);
                }
                yield block;
            }
        };
    }

    @Override
    public void more(String more, JsonNode logprobs) {
        text.append(more);
    }

    @Override
    public void close(JsonNode seal) {
        switch (open.path("type").asText()) {
            case "text" -> open.put("text", text.toString());
            case "tool_use" -> open.set("input", input(text.toString()));
            case "thinking" -> {
                open.put("thinking", text.toString());
                open.put("signature", seal.path("signature").asText(""));
            }
            default -> {
                // hidden thoughts are whole from the start
            }
        }
    }

    /** What is no object is wrapped as Anthropic's documentation does. */
    private static ObjectNode input(String arguments) {
        try {
            return Json.readObject(arguments.getBytes(StandardCharsets.UTF_8));
        } catch (MalformedJsonException broken) {
            return Json.object().put("INVALID_JSON", arguments);
        }
    }
}
