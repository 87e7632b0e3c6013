package ai.agumbe.data.provider;

import ai.agumbe.data.chat.AnswerStream;
import ai.agumbe.data.chat.Piece;
import ai.agumbe.data.chat.Usage;
import ai.agumbe.data.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** A whole stream, as a caller sees it. */
public record Streamed(List<ObjectNode> chunks, JsonNode usageChunk, int malformed, Usage usage) {
    static Streamed drain(AnswerStream stream) {
        List<ObjectNode> chunks = new ArrayList<>();
        JsonNode usage = Json.object();
        int malformed = 0;
        for (Piece piece = stream.next(); piece != null; piece = stream.next()) {
            switch (piece) {
                case Piece.Chunk(var body) -> chunks.add(body);
                case Piece.UsageChunk(var body) -> usage = body.path("usage");
                case Piece.Native(var _, var body) -> chunks.add(body);
                case Piece.Malformed() -> malformed++;
            }
        }
        return new Streamed(chunks, usage, malformed, stream.usage());
    }

    JsonNode first() {
        for (ObjectNode chunk : chunks) {
            if (!chunk.path("choices").isEmpty()) {
                return chunk.path("choices").path(0).path("delta");
            }
        }
        return Json.object();
    }

    /** What all deltas say of one member, together. */
    public String text(String member) {
        StringBuilder text = new StringBuilder();
        chunks.forEach(chunk -> text.append(
                chunk.path("choices").path(0).path("delta").path(member).asText("")));
        return text.toString();
    }

    public String finishReason() {
        return chunks.getLast().path("choices").path(0).path("finish_reason").asText();
    }

    List<String> toolNames() {
        List<String> names = new ArrayList<>();
        for (JsonNode call : calls()) {
            if (call.path("function").has("name")) {
                names.add(call.path("function").path("name").asText());
            }
        }
        return names;
    }

    List<String> toolIds() {
        List<String> ids = new ArrayList<>();
        for (JsonNode call : calls()) {
            if (call.hasNonNull("id")) {
                ids.add(call.path("id").asText());
            }
        }
        return ids;
    }

    String arguments(int index) {
        StringBuilder text = new StringBuilder();
        for (JsonNode call : calls()) {
            if (call.path("index").asInt(-1) == index) {
                text.append(call.path("function").path("arguments").asText(""));
            }
        }
        return text.toString();
    }

    private List<JsonNode> calls() {
        List<JsonNode> calls = new ArrayList<>();
        chunks.forEach(chunk ->
                chunk.path("choices").path(0).path("delta").path("tool_calls").forEach(calls::add));
        return calls;
    }
}
