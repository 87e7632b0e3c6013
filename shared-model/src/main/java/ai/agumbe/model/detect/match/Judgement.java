package ai.agumbe.model.detect.match;

import ai.agumbe.model.detect.Finding;
import org.jspecify.annotations.Nullable;

/**
 * What a check thinks of a match.
 *
 * @param start where in the match the finding begins
 * @param end where it ends
 * @param inside what was found in the decoded match, when it was decoded
 */
public record Judgement(
        double confidence, int start, int end, @Nullable Finding inside) {
    public static Judgement of(CharSequence match, double confidence) {
        return new Judgement(confidence, 0, match.length(), null);
    }
}
