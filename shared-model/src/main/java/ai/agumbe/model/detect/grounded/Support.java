package ai.agumbe.model.detect.grounded;

import java.util.List;

/**
 * What of an answer its context bears out. Advisory: it compares words, not meanings.
 *
 * @param missing the claims that do not occur in the context, in the order of the answer
 * @param sentences every sentence of the answer
 */
public record Support(List<Claim> missing, List<Sentence> sentences) {
    public Support {
        missing = List.copyOf(missing);
        sentences = List.copyOf(sentences);
    }

    /** Whether every claim occurs in the context. */
    public boolean complete() {
        return missing.isEmpty();
    }

    /**
     * A sentence of the answer.
     *
     * @param share how many of its words of meaning the context has, 0 to 1; 1 when it has none
     */
    public record Sentence(int start, int end, double share) {}
}
