package ai.agumbe.data.route;

import ai.agumbe.data.chat.Piece;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a caller has seen of a streamed answer, so that another stream can be compared with it and go on from there. */
final class ShownAnswer {
    /** Longer answers are not rescued. */
    static final int MOST_CHARACTERS = 1 << 18;

    private static final int MOST_CHOICES = 128;
    /** What all chunks of one answer have in common. */
    private static final List<String> HEAD = List.of("id", "created", "system_fingerprint", "service_tier");

    private final Map<Integer, ShownChoice> choices = new TreeMap<>();
    private @Nullable ObjectNode head;
    private boolean comparable = true;

    /** What a piece of the other stream is to the caller. */
    enum News {
        /** What is left of it is new. */
        NEW,
        /** There was nothing in it that the caller has not seen. */
        KNOWN,
        COMPLETE,
        DISAGREES
    }

    /** Remembers a piece of the first stream, which is shown as it is. */
    void note(@Nullable Piece piece) {
        switch (piece) {
            case Piece.Chunk(ObjectNode body) -> noteChunk(body);
            case Piece.Native _ -> giveUp();
            case Piece.UsageChunk _, Piece.Malformed _ -> {}
            case null -> {}
        }
    }

    private void noteChunk(ObjectNode chunk) {
        if (!comparable) {
            return;
        }
        headOf(chunk);
        for (JsonNode choice : chunk.path("choices")) {
            comparable &= choices.size() < MOST_CHOICES && of(choice).note(choice);
        }
        if (!comparable || characters() > MOST_CHARACTERS) {
            giveUp();
        }
    }

    private void giveUp() {
        comparable = false;
        choices.clear();
    }

    /** Whether another stream could take over. */
    boolean isComparable() {
        return comparable;
    }

    /** From here on another stream tells the answer from its beginning. */
    void again() {
        choices.values().forEach(ShownChoice::again);
    }

    /** Takes out of a piece of the other stream what the caller has seen. */
    News goOnWith(@Nullable Piece piece) {
        return switch (piece) {
            case Piece.Chunk(ObjectNode body) -> cut(body);
            case Piece.UsageChunk(ObjectNode body) -> {
                wearHead(body);
                yield News.NEW;
            }
            case Piece.Malformed _ -> News.NEW;
            case Piece.Native _ -> News.DISAGREES;
            case null -> isFinished() ? News.COMPLETE : News.DISAGREES;
        };
    }

    private News cut(ObjectNode chunk) {
        boolean anything = false;
        Iterator<JsonNode> each = chunk.path("choices").iterator();
        while (each.hasNext()) {
            JsonNode choice = each.next();
            News news = choice instanceof ObjectNode told ? of(choice).cut(told) : News.KNOWN;
            if (news == News.DISAGREES) {
                return news;
            }
            anything |= news == News.NEW;
            if (news == News.KNOWN) {
                each.remove();
            }
        }
        wearHead(chunk);
        if (characters() > MOST_CHARACTERS) {
            giveUp();
        }
        return anything ? News.NEW : News.KNOWN;
    }

    private void wearHead(ObjectNode chunk) {
        ObjectNode worn = headOf(chunk);
        chunk.remove(HEAD);
        chunk.setAll(worn);
    }

    /** The answer's; this chunk's when it is the first. */
    private ObjectNode headOf(ObjectNode chunk) {
        ObjectNode known = head;
        if (known == null) {
            known = chunk.objectNode();
            known.setAll(chunk);
            known.retain(HEAD);
            head = known;
        }
        return known;
    }

    private boolean isFinished() {
        return choices.values().stream().allMatch(ShownChoice::isFinished);
    }

    private long characters() {
        long characters = 0;
        for (ShownChoice choice : choices.values()) {
            characters += choice.characters();
        }
        return characters;
    }

    private ShownChoice of(JsonNode choice) {
        return choices.computeIfAbsent(choice.path("index").asInt(0), first -> new ShownChoice());
    }
}
