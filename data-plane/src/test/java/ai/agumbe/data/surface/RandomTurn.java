package ai.agumbe.data.surface;

import ai.agumbe.data.chat.Completion;
import ai.agumbe.data.chat.Piece;
import ai.agumbe.data.chat.Usage;
import ai.agumbe.data.json.Json;
import ai.agumbe.model.money.Tokens;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.function.Consumer;

/** A turn of a model, whole and cut into chunks anyhow: calls may come interleaved. */
final class RandomTurn {
    private static final String[] WORDS = {"a", "Grüße ", "東京", "👋", "\"", "\\", "{", "}", "\n", "[1]"};
    private static final Tokens SOLD = new Tokens(11, 4, 0, 0, 5, 2);

    private final Random random;
    private final ObjectNode message = Json.object().put("role", "assistant");
    private final List<ObjectNode> deltas = new ArrayList<>();
    private final String finishReason;

    RandomTurn(Random random) {
        this.random = random;
        deltas.add(Json.object().put("role", "assistant").put("content", ""));
        if (random.nextBoolean()) {
            think(text());
        }
        if (random.nextInt(3) > 0) {
            String said = text();
            message.put("content", said);
            pieces(said).forEach(piece -> deltas.add(Json.object().put("content", piece)));
        }
        int calls = random.nextInt(4);
        if (calls > 0) {
            call(calls);
        }
        finishReason = calls > 0 ? "tool_calls" : random.nextBoolean() ? "stop" : "length";
    }

    private void think(String thought) {
        message.put("reasoning_content", thought);
        pieces(thought).forEach(piece -> deltas.add(Json.object().put("reasoning_content", piece)));
        if (random.nextBoolean()) {
            ObjectNode block = Json.object()
                    .put("type", "thinking")
                    .put("thinking", thought)
                    .put("signature", "s" + random.nextInt());
            message.putArray("thinking_blocks").add(block);
            ObjectNode delta = Json.object();
            delta.putArray("thinking_blocks").add(block);
            deltas.add(delta);
        }
    }

    private void call(int count) {
        ArrayNode calls = message.putArray("tool_calls");
        List<Queue<ObjectNode>> waiting = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            String arguments = random.nextInt(4) == 0
                    ? "{}"
                    : new String(
                            Json.write(Json.object()
                                    .put(text(), text())
                                    .set("deep", Json.object().put("n", 1))),
                            StandardCharsets.UTF_8);
            ObjectNode begun = Json.object().put("index", index).put("id", "t" + index);
            begun.putObject("function").put("name", "f" + index).put("arguments", "");
            deltas.add(delta(begun));
            Queue<ObjectNode> rest = new ArrayDeque<>();
            for (String piece : pieces(arguments)) {
                ObjectNode more = Json.object().put("index", index);
                more.putObject("function").put("arguments", piece);
                rest.add(delta(more));
            }
            if (random.nextBoolean()) {
                deltas.addAll(rest);
                rest.clear();
            }
            waiting.add(rest);
            calls.addObject()
                    .put("id", "t" + index)
                    .putObject("function")
                    .put("name", "f" + index)
                    .put("arguments", arguments);
        }
        waiting.removeIf(Queue::isEmpty);
        while (!waiting.isEmpty()) {
            Queue<ObjectNode> one = waiting.get(random.nextInt(waiting.size()));
            deltas.add(one.remove());
            waiting.removeIf(Queue::isEmpty);
        }
    }

    private static ObjectNode delta(ObjectNode call) {
        ObjectNode delta = Json.object();
        delta.putArray("tool_calls").add(call);
        return delta;
    }

    private String text() {
        StringBuilder text = new StringBuilder("x");
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(WORDS[random.nextInt(WORDS.length)]);
        }
        return text.toString();
    }

    private List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int to = Math.min(text.length(), from + 1 + random.nextInt(5));
            pieces.add(text.substring(from, to));
            from = to;
        }
        return pieces;
    }

    Completion whole() {
        ObjectNode body = Json.object().put("id", "c1").put("model", "@m/one");
        ObjectNode choice = body.putArray("choices").addObject().put("finish_reason", finishReason);
        choice.set("message", message);
        return new Completion(body, Usage.told(SOLD));
    }

    List<Piece> chunks() {
        List<Piece> chunks = new ArrayList<>();
        for (ObjectNode delta : deltas) {
            chunks.add(chunk(choice -> choice.set("delta", delta)));
        }
        chunks.add(chunk(choice -> choice.put("finish_reason", finishReason).putObject("delta")));
        if (random.nextBoolean()) {
            ObjectNode told = Json.object();
            ObjectNode usage = told.putObject("usage").put("prompt_tokens", 15).put("completion_tokens", 7);
            usage.putObject("prompt_tokens_details").put("cached_tokens", 4);
            usage.putObject("completion_tokens_details").put("reasoning_tokens", 2);
            chunks.add(new Piece.UsageChunk(told));
        }
        return chunks;
    }

    private static Piece chunk(Consumer<ObjectNode> told) {
        ObjectNode body = Json.object().put("id", "c1").put("model", "@m/one");
        told.accept(body.putArray("choices").addObject().put("index", 0));
        return new Piece.Chunk(body);
    }

    static Usage sold() {
        return Usage.told(SOLD);
    }
}
