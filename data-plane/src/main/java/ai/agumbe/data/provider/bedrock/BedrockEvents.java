package ai.agumbe.data.provider.bedrock;

import ai.agumbe.data.chat.BrokenStreamException;
import ai.agumbe.data.chat.Piece;
import ai.agumbe.data.chat.Usage;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.provider.BlockDeltas;
import ai.agumbe.data.provider.ChatHead;
import ai.agumbe.data.provider.Chunks;
import ai.agumbe.data.provider.StreamDialect;
import ai.agumbe.model.money.Tokens;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads the events of a streamed answer: its start, its blocks by deltas, its reason to stop, its usage. */
final class BedrockEvents implements StreamDialect {
    private final Chunks chunks;
    private final BlockDeltas blocks;
    private boolean stopped;
    private boolean ended;
    private @Nullable Tokens told;

    BedrockEvents(ChatHead head) {
        chunks = new Chunks(head);
        blocks = new BlockDeltas(chunks);
    }

    @Override
    public void read(byte[] bytes, Consumer<Piece> out) {
        for (Map.Entry<String, JsonNode> event : Json.readObject(bytes).properties()) {
            read(event.getKey(), event.getValue(), out);
        }
    }

    private void read(String name, JsonNode event, Consumer<Piece> out) {
        switch (name) {
            case "messageStart" -> chunks.begin(0, out);
            case "contentBlockStart" -> start(event.path("start"), out);
            case "contentBlockDelta" -> delta(event.path("delta"), out);
            case "contentBlockStop" -> blocks.endBlock(out);
            case "messageStop" -> stop(event.path("stopReason").asText(), out);
            case "metadata" -> {
                ended = true;
                BedrockUsage.read(event.path("usage")).ifPresent(tokens -> told = tokens);
            }
            default -> {
                if (name.endsWith("Exception") || name.equals("error")) {
                    throw new BrokenStreamException(BedrockFailures.ofEvent(name, event));
                }
                // else what is yet to be invented
            }
        }
    }

    private void start(JsonNode start, Consumer<Piece> out) {
        JsonNode call = start.path("toolUse");
        if (call.isObject()) {
            blocks.beginCall(call.path("toolUseId").asText(), call.path("name").asText(), out);
        }
    }

    private void delta(JsonNode delta, Consumer<Piece> out) {
        blocks.say(delta.path("text").asText(""), out);
        blocks.arguments(delta.path("toolUse").path("input").asText(""), out);
        if (delta.path("citation").isObject()) {
            blocks.annotate(delta.path("citation"), out);
        }
        JsonNode thought = delta.path("reasoningContent");
        if (thought.path("text").isTextual()) {
            blocks.think(thought.path("text").textValue(), out);
        } else if (thought.path("signature").isTextual()) {
            blocks.sign("signature", thought.path("signature"));
        } else if (thought.path("redactedContent").isTextual()) {
            ObjectNode hidden = Json.object().put("type", "redacted_thinking");
            blocks.beginThought(hidden.set("data", thought.path("redactedContent")));
        }
    }

    private void stop(String reason, Consumer<Piece> out) {
        if (BedrockAnswer.isSpoilt(reason)) {
            throw BrokenStreamException.spoilt(BedrockAnswer.SPOILT);
        }
        if (!stopped) {
            stopped = true;
            chunks.finish(0, BedrockAnswer.finishReason(reason), out);
        }
    }

    @Override
    public boolean saidItsLast() {
        return stopped && ended;
    }

    @Override
    public void complete(Consumer<Piece> out) {
        Tokens tokens = told;
        if (tokens != null) {
            chunks.usage(tokens, out);
        }
    }

    @Override
    public Usage usage(Usage estimate) {
        Tokens tokens = told;
        return tokens != null ? Usage.told(tokens) : estimate;
    }
}
