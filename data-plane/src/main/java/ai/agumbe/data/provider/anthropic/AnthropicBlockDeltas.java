package ai.agumbe.data.provider.anthropic;

import ai.agumbe.data.chat.Piece;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.provider.AnswerMessage;
import ai.agumbe.data.provider.Chunks;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes the blocks of one streamed message as deltas; a thought is told whole, with its signature, at its end. */
final class AnthropicBlockDeltas {
    private final Chunks chunks;
    private final StringBuilder thinking = new StringBuilder();
    private @Nullable ObjectNode thought;
    private boolean inToolCall;
    private boolean argumentsCame;
    private int toolCalls;

    AnthropicBlockDeltas(Chunks chunks) {
        this.chunks = chunks;
    }

    Chunks chunks() {
        return chunks;
    }

    void start(JsonNode block, Consumer<Piece> out) {
        switch (block.path("type").asText()) {
            case "text" -> say("content", block.path("text").asText(), out);
            case "tool_use" -> startCall(block, out);
            case "thinking", "redacted_thinking" -> thought = block.deepCopy();
            default -> {
                // blocks of tools that run at the provider: they cannot be asked for
            }
        }
    }

    void delta(JsonNode delta, Consumer<Piece> out) {
        switch (delta.path("type").asText()) {
            case "text_delta" -> say("content", delta.path("text").asText(), out);
            case "thinking_delta" -> {
                thinking.append(delta.path("thinking").asText());
                say("reasoning_content", delta.path("thinking").asText(), out);
            }
            case "signature_delta" -> {
                if (thought != null) {
                    thought.set("signature", delta.path("signature"));
                }
            }
            case "input_json_delta" -> arguments(delta.path("partial_json").asText(), out);
            default -> {
                // citations and the like: nothing of OpenAI's takes them
            }
        }
    }

    void stop(Consumer<Piece> out) {
        ObjectNode whole = thought;
        if (whole != null) {
            if (!thinking.isEmpty()) {
                whole.put("thinking", thinking.toString());
            }
            ObjectNode delta = Json.object();
            delta.putArray("thinking_blocks").add(whole);
            chunks.delta(0, delta, out);
        }
        if (inToolCall && !argumentsCame) {
            arguments("{}", out);
        }
        thought = null;
        thinking.setLength(0);
        inToolCall = false;
    }

    private void startCall(JsonNode block, Consumer<Piece> out) {
        ObjectNode delta = Json.object();
        ObjectNode call = delta.putArray("tool_calls").addObject().put("index", toolCalls++);
        AnswerMessage.toolCall(
                        call, block.path("id").asText(), block.path("name").asText())
                .put("arguments", "");
        chunks.delta(0, delta, out);
        inToolCall = true;
        argumentsCame = false;
    }

    private void arguments(String json, Consumer<Piece> out) {
        if (json.isEmpty() || !inToolCall) {
            return;
        }
        argumentsCame = true;
        ObjectNode delta = Json.object();
        ObjectNode call = delta.putArray("tool_calls").addObject().put("index", toolCalls - 1);
        call.putObject("function").put("arguments", json);
        chunks.delta(0, delta, out);
    }

    private void say(String member, String text, Consumer<Piece> out) {
        if (!text.isEmpty()) {
            chunks.delta(0, Json.object().put(member, text), out);
        }
    }
}
