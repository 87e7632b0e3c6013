package ai.agumbe.data.provider;

import ai.agumbe.data.chat.Piece;
import ai.agumbe.data.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes a message that comes block by block as deltas of one choice. A thought is told as it comes, and once more whole, in
 * Anthropic's shape and with its signature, at its end: that is what a caller sends back.
 */
public final class BlockDeltas {
    private final Chunks chunks;
    private final StringBuilder thinking = new StringBuilder();
    private @Nullable ObjectNode thought;
    private boolean inCall;
    private boolean argumentsCame;
    private int calls;

    public BlockDeltas(Chunks chunks) {
        this.chunks = chunks;
    }

    public void say(String text, Consumer<Piece> out) {
        tell("content", text, out);
    }

    /** Begins a thought. */
    public void beginThought(ObjectNode block) {
        thought = block;
    }

    public void think(String text, Consumer<Piece> out) {
        begunThought();
        thinking.append(text);
        tell("reasoning_content", text, out);
    }

    /** Adds a member to the thought that is being told: its signature, or what is hidden of it. */
    public void sign(String member, JsonNode value) {
        begunThought().set(member, value);
    }

    /** Begins a call of a tool. */
    public void beginCall(String id, String name, Consumer<Piece> out) {
        ObjectNode delta = Json.object();
        ObjectNode call = delta.putArray("tool_calls").addObject().put("index", calls++);
        AnswerMessage.toolCall(call, id, name).put("arguments", "");
        chunks.delta(0, delta, out);
        inCall = true;
        argumentsCame = false;
    }

    /** More of the arguments of the call that was begun last. */
    public void arguments(String json, Consumer<Piece> out) {
        if (json.isEmpty() || !inCall) {
            return;
        }
        argumentsCame = true;
        ObjectNode delta = Json.object();
        ObjectNode call = delta.putArray("tool_calls").addObject().put("index", calls - 1);
        call.putObject("function").put("arguments", json);
        chunks.delta(0, delta, out);
    }

    /** Tells where something of what was said is from. */
    public void annotate(JsonNode annotation, Consumer<Piece> out) {
        ObjectNode delta = Json.object();
        delta.putArray("annotations").add(annotation);
        chunks.delta(0, delta, out);
    }

    /** Ends the block that is being told. */
    public void endBlock(Consumer<Piece> out) {
        ObjectNode whole = thought;
        if (whole != null) {
            if (!thinking.isEmpty()) {
                whole.put("thinking", thinking.toString());
            }
            ObjectNode delta = Json.object();
            delta.putArray("thinking_blocks").add(whole);
            chunks.delta(0, delta, out);
        }
        if (inCall && !argumentsCame) {
            arguments("{}", out);
        }
        thought = null;
        thinking.setLength(0);
        inCall = false;
    }

    private ObjectNode begunThought() {
        ObjectNode begun = thought;
        if (begun == null) {
            begun = Json.object().put("type", "thinking");
            thought = begun;
        }
        return begun;
    }

    private void tell(String member, String text, Consumer<Piece> out) {
        if (!text.isEmpty()) {
            chunks.delta(0, Json.object().put(member, text), out);
        }
    }
}
