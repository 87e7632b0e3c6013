package ai.agumbe.model.screen;

import ai.agumbe.model.detect.Finding;
import ai.agumbe.model.detect.Kind;
import ai.agumbe.model.detect.grounded.Grounding;
import ai.agumbe.model.detect.grounded.Support;
import ai.agumbe.model.detect.safety.UnsafeAnswers;
import ai.agumbe.model.detect.text.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judges of single sentences: what is wrong with one is wrong with the whole of it. */
final class Sentences {
    /** Shorter ones say too little to need support. */
    private static final int SHORTEST_CLAIM = 18;

    private static final double BORNE_OUT = 0.35;

    private Sentences() {}

    static List<Finding> unsafe(String sentence) {
        return UnsafeAnswers.in(sentence)
                .map(finding -> List.of(whole(sentence, finding.rule(), Kind.UNSAFE_OUTPUT)))
                .orElse(List.of());
    }

    /** @param least the share of a sentence's words that the context must have */
    static Judge unsupported(Grounding grounding, @Nullable Double least) {
        double share = least == null ? BORNE_OUT : least;
        return sentence -> {
            if (sentence.strip().length() < SHORTEST_CLAIM) {
                return List.of();
            }
            Support support = grounding.check(sentence);
            if (!support.complete()) {
                String rule = support.missing().getFirst().kind().wireName();
                return List.of(whole(sentence, rule, Kind.UNGROUNDED_CONTENT));
            }
            boolean borneOut = support.sentences().stream().allMatch(each -> each.share() >= share);
            return borneOut ? List.of() : List.of(whole(sentence, "words", Kind.UNGROUNDED_CONTENT));
        };
    }

    /** The white space around a sentence stays. */
    static Finding whole(String sentence, String rule, Kind kind) {
        int start = sentence.length() - sentence.stripLeading().length();
        int end = sentence.stripTrailing().length();
        return new Finding(rule, kind, start, end, 1, View.PLAIN);
    }
}
