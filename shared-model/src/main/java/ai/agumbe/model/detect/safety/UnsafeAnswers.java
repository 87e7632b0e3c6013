package ai.agumbe.model.detect.safety;

import ai.agumbe.model.detect.Finding;
import ai.agumbe.model.detect.match.Detector;
import ai.agumbe.model.detect.text.Folding;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds sentences that show how to do harm. A list of words: it knows what is said plainly, and nothing else; judging
 * meanings takes a model.
 */
public final class UnsafeAnswers {
    private static final Detector RULES = UnsafeRules.detector();
    /** One of these makes a sentence a lesson. */
    private static final List<String> SHOWING = List.of(
            "how to",
            "here is how",
            "here's how",
            "here are",
            "step",
            "first",
            "then ",
            "you need",
            "you will need",
            "you'll need",
            "you can",
            "instructions",
            "guide to",
            "recipe",
            "let's",
            "in order to",
            "start by",
            "use ");
    /** One of these makes it something else. */
    private static final List<String> DECLINING = List.of(
            "can't",
            "cannot",
            "can not",
            "won't",
            "will not",
            "unable",
            "not able",
            "sorry",
            "refuse",
            "illegal",
            "never ",
            "do not",
            "don't",
            "against the law",
            "crime",
            "protect",
            "prevent",
            "defend",
            "detect",
            "avoid");

    private UnsafeAnswers() {}

    /** The rule that applies to a sentence. */
    public static Optional<Finding> in(String sentence) {
        List<Finding> found = RULES.scan(sentence);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        String plain = Folding.fold(sentence).text().toLowerCase(Locale.ROOT).replace('’', '\'');
        boolean lesson =
                SHOWING.stream().anyMatch(plain::contains) && DECLINING.stream().noneMatch(plain::contains);
        return lesson ? Optional.of(found.getFirst()) : Optional.empty();
    }
}
