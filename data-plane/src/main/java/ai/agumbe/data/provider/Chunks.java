package ai.agumbe.data.provider;

import ai.agumbe.data.chat.Piece;
import ai.agumbe.data.json.Json;
import ai.agumbe.model.money.Tokens;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes one stream's {@code chat.completion.chunk}s; each choice begins with its role. */
public final class Chunks {
    /** What every chunk of a stream says of itself. */
    private static final List<String> HEAD = List.of("id", "object", "created", "model", "system_fingerprint");

    private final ChatHead head;
    private final BitSet begun = new BitSet();

    public Chunks(ChatHead head) {
        this.head = head;
    }

    /** A chunk with a member of one choice's delta. */
    public void delta(int choice, ObjectNode delta, Consumer<Piece> out) {
        begin(choice, out);
        send(choice, delta, null, out);
    }

    /** The chunk that ends one choice. */
    public void finish(int choice, String reason, Consumer<Piece> out) {
        begin(choice, out);
        send(choice, Json.object(), reason, out);
    }

    /** The chunk that tells nothing but usage, in the way of the one before it. */
    public static ObjectNode usageAfter(JsonNode before, Tokens tokens) {
        return alone(before, ChatUsage.of(tokens));
    }

    /** The same of a usage that is told already. */
    public static ObjectNode alone(JsonNode before, JsonNode usage) {
        ObjectNode chunk = Json.object();
        for (String name : HEAD) {
            if (before.has(name)) {
                chunk.set(name, before.get(name));
            }
        }
        chunk.putArray("choices");
        return chunk.set("usage", usage);
    }

    /** The chunk that tells nothing but usage. */
    public void usage(Tokens tokens, Consumer<Piece> out) {
        ObjectNode chunk = head.open("chat.completion.chunk");
        chunk.putArray("choices");
        chunk.set("usage", ChatUsage.of(tokens));
        out.accept(new Piece.UsageChunk(chunk));
    }

    /** Says who speaks, once; to be called as soon as the provider began. */
    public void begin(int choice, Consumer<Piece> out) {
        if (!begun.get(choice)) {
            begun.set(choice);
            send(choice, Json.object().put("role", "assistant").put("content", ""), null, out);
        }
    }

    private void send(int choice, ObjectNode delta, @Nullable String reason, Consumer<Piece> out) {
        ObjectNode chunk = head.open("chat.completion.chunk");
        ArrayNode choices = chunk.putArray("choices");
        choices.addObject().put("index", choice).<ObjectNode>set("delta", delta).put("finish_reason", reason);
        out.accept(new Piece.Chunk(chunk));
    }
}
