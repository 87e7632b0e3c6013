package ai.agumbe.data.payload;

import ai.agumbe.data.chat.Piece;
import ai.agumbe.data.json.Json;
import ai.agumbe.model.detect.match.Detector;
import ai.agumbe.model.payload.Payload;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an answer that came in pieces said, put together again by the places in it: {@code choices[0].content},
 * {@code output[1].arguments}. Used by one thread.
 */
final class StreamedTexts {
    private static final int MOST_PLACES = 256;
    /** What is kept of so many is enough, unless they are secrets for the most part. */
    private static final int MOST_CHARACTERS = 4 * Payload.MAX_BYTES;

    /** Said again in every piece, or nothing that was said. */
    private static final Set<String> SKIPPED = Set.of("role", "type", "index", "signature", "logprobs", "obfuscation");

    private final @Nullable Detector detector;
    private final Map<String, KeptText> texts = new LinkedHashMap<>();
    private int characters;
    private boolean overflown;

    StreamedTexts(@Nullable Detector detector) {
        this.detector = detector;
    }

    void add(Piece piece) {
        switch (piece) {
            case Piece.Chunk(ObjectNode body) -> body.path("choices").forEach(this::choice);
            case Piece.Native(String event, ObjectNode body) -> event(event, body);
            case Piece.UsageChunk _, Piece.Malformed _ -> {
                // says nothing of the answer
            }
        }
    }

    private void choice(JsonNode choice) {
        String place = "choices[" + choice.path("index").asInt() + "]";
        walk(place, choice.path("delta"));
        walk(place + ".finish_reason", choice.path("finish_reason"));
    }

    private void event(String event, JsonNode body) {
        switch (event) {
            case "content_block_start" -> walk(placeOf("content", body, "index"), body.path("content_block"));
            case "content_block_delta" -> walk(placeOf("content", body, "index"), body.path("delta"));
            case "message_delta" -> walk("stop_reason", body.path("delta").path("stop_reason"));
            case "response.output_item.added" -> {
                JsonNode item = body.path("item");
                walk(placeOf("output", body, "output_index") + ".name", item.path("name"));
            }
            default -> {
                if (event.startsWith("response.") && event.endsWith(".delta")) {
                    walk(placeOf("output", body, "output_index") + "." + event.split("\\.", -1)[1], body.path("delta"));
                }
            }
        }
    }

    private static String placeOf(String list, JsonNode body, String index) {
        return list + "[" + body.path(index).asInt() + "]";
    }

    private void walk(String place, JsonNode node) {
        if (node.isTextual()) {
            text(place, node.textValue());
        } else if (node.isArray()) {
            int position = 0;
            for (JsonNode entry : node) {
                walk(place + "[" + entry.path("index").asInt(position++) + "]", entry);
            }
        } else {
            node.properties().forEach(member -> {
                if (!SKIPPED.contains(member.getKey())) {
                    walk(place + "." + member.getKey(), member.getValue());
                }
            });
        }
    }

    private void text(String place, String more) {
        characters += more.length();
        overflown |= characters > MOST_CHARACTERS || (texts.size() == MOST_PLACES && !texts.containsKey(place));
        if (!overflown) {
            texts.computeIfAbsent(place, same -> new KeptText(detector, Payload.MAX_BYTES))
                    .add(more);
        }
    }

    /** The answer has ended: all of it as JSON, each text by its place. */
    CutJson.Cut end() {
        ObjectNode answer = Json.object();
        ObjectNode streamed = answer.putObject("streamed");
        texts.forEach((place, text) -> streamed.put(place, overflown ? text.soFar() : text.end()));
        CutJson.Cut cut = CutJson.of(answer, null);
        return new CutJson.Cut(cut.text(), cut.isCut() || overflown);
    }
}
