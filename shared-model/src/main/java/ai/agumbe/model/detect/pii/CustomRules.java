package ai.agumbe.model.detect.pii;

import ai.agumbe.model.detect.Kind;
import ai.agumbe.model.detect.match.Check;
import ai.agumbe.model.detect.match.Edge;
import ai.agumbe.model.detect.match.Rule;
import ai.agumbe.model.pattern.CustomExpression;

/** What customers look for themselves. */
public final class CustomRules {
    private CustomRules() {}

    /** A rule for a customer's pattern; one that cannot be kept on streams is refused with the reason. */
    public static Rule of(String label, String pattern) {
        CustomExpression expression = CustomExpression.of(pattern);
        return new Rule(
                label,
                Kind.CUSTOM,
                PiiRules.ANYWHERE,
                expression.automaton(),
                edge(expression.opens()),
                edge(expression.closes()),
                Check.form(1));
    }

    private static Edge edge(boolean word) {
        return word ? Edge.WORD : Edge.ANY;
    }
}
