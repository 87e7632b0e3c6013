package ai.agumbe.data.provider;

import ai.agumbe.data.chat.Piece;
import ai.agumbe.data.chat.TokenEstimate;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.BitSet;
import java.util.Map;

/** What the chunks of a stream have told so far: which choices are finished, and how much was said. */
final class ChunkTally implements StreamTally {
    private static final int MAX_CHOICES = 1_024;

    private final int choices;
    private final BitSet seen = new BitSet();
    private final BitSet finished = new BitSet();
    private long characters;

    /** @param choices how many the caller asked for: one that is finished says nothing of the others */
    ChunkTally(int choices) {
        this.choices = choices;
    }

    @Override
    public void count(Piece piece) {
        if (piece instanceof Piece.Chunk(var body)) {
            count(body);
        }
    }

    private void count(JsonNode chunk) {
        for (JsonNode choice : chunk.path("choices")) {
            int index = Math.clamp(choice.path("index").asInt(0), 0, MAX_CHOICES);
            seen.set(index);
            if (choice.path("finish_reason").isTextual()) {
                finished.set(index);
            }
            for (Map.Entry<String, JsonNode> member : choice.path("delta").properties()) {
                if (!member.getKey().equals("role")) {
                    characters += TokenEstimate.charactersIn(member.getValue());
                }
            }
        }
    }

    @Override
    public boolean hasContent() {
        return characters > 0 || !finished.isEmpty();
    }

    @Override
    public boolean isFinished() {
        return finished.cardinality() >= choices && seen.equals(finished);
    }

    @Override
    public long estimatedTokens() {
        return TokenEstimate.ofText(characters);
    }
}
