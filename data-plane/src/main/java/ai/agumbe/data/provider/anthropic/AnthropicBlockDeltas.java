package ai.agumbe.data.provider.anthropic;

import ai.agumbe.data.chat.Piece;
import ai.agumbe.data.provider.BlockDeltas;
import ai.agumbe.data.provider.Chunks;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Consumer;

/** Tells the blocks of one streamed message. */
final class AnthropicBlockDeltas {
    private final Chunks chunks;
    private final BlockDeltas deltas;
    private long said;
    private long blockStart;

    AnthropicBlockDeltas(Chunks chunks) {
        this.chunks = chunks;
        this.deltas = new BlockDeltas(chunks);
    }

    Chunks chunks() {
        return chunks;
    }

    void start(JsonNode block, Consumer<Piece> out) {
        blockStart = said;
        switch (block.path("type").asText()) {
            case "text" -> say(block.path("text").asText(), out);
            case "tool_use" ->
                deltas.beginCall(block.path("id").asText(), block.path("name").asText(), out);
            case "thinking", "redacted_thinking" -> deltas.beginThought(block.deepCopy());
            default -> {
                // blocks of tools that run at the provider: they cannot be asked for
            }
        }
    }

    void delta(JsonNode delta, Consumer<Piece> out) {
        switch (delta.path("type").asText()) {
            case "text_delta" -> say(delta.path("text").asText(), out);
            case "thinking_delta" -> deltas.think(delta.path("thinking").asText(), out);
            case "signature_delta" -> deltas.sign("signature", delta.path("signature"));
            case "input_json_delta" ->
                deltas.arguments(delta.path("partial_json").asText(), out);
            case "citations_delta" ->
                deltas.annotate(AnthropicAnswer.annotation(delta.path("citation"), blockStart, said), out);
            default -> {
                // what is yet to be invented
            }
        }
    }

    void stop(Consumer<Piece> out) {
        deltas.endBlock(out);
    }

    private void say(String text, Consumer<Piece> out) {
        said += text.length();
        deltas.say(text, out);
    }
}
