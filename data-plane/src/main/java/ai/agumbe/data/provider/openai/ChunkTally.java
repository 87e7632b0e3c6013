package ai.agumbe.data.provider.openai;

import ai.agumbe.data.chat.TokenEstimate;
import ai.agumbe.data.chat.Usage;
import ai.agumbe.model.money.Tokens;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.BitSet;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the chunks of a stream have told so far: which choices are finished, how much was said, what was sold. */
final class ChunkTally {
    private static final int MAX_CHOICES = 1_024;

    private final long promptTokens;
    private final int choices;
    private final BitSet seen = new BitSet();
    private final BitSet finished = new BitSet();
    private long characters;
    private @Nullable Tokens told;

    /** @param choices how many the caller asked for: one that is finished says nothing of the others */
    ChunkTally(long estimatedPromptTokens, int choices) {
        this.promptTokens = estimatedPromptTokens;
        this.choices = choices;
    }

    void count(JsonNode chunk) {
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
        OpenAiUsage.read(chunk.path("usage")).ifPresent(tokens -> told = tokens);
    }

    /** Whether anything came that a caller could have used. */
    boolean hasContent() {
        return characters > 0 || !finished.isEmpty();
    }

    boolean isFinished() {
        return finished.cardinality() >= choices && seen.equals(finished);
    }

    Usage usage() {
        Tokens tokens = told;
        return tokens != null ? Usage.told(tokens) : Usage.estimated(promptTokens, TokenEstimate.ofText(characters));
    }
}
