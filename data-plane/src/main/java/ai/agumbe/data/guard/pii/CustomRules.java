package ai.agumbe.data.guard.pii;

import ai.agumbe.data.guard.Kind;
import ai.agumbe.data.guard.match.Automaton;
import ai.agumbe.data.guard.match.Check;
import ai.agumbe.data.guard.match.Edge;
import ai.agumbe.data.guard.match.Rule;

/** What customers look for themselves. */
public final class CustomRules {
    private static final String WORD_EDGE = "\\b";

    private CustomRules() {}

    /**
     * A rule for a customer's pattern; one that cannot be kept on streams is refused with the reason. A {@code \b} may
     * stand at its start and its end.
     */
    public static Rule of(String label, String pattern) {
        boolean opens = pattern.startsWith(WORD_EDGE);
        String rest = opens ? pattern.substring(2) : pattern;
        boolean closes = rest.endsWith(WORD_EDGE) && !rest.endsWith("\\\\b");
        String expression = closes ? rest.substring(0, rest.length() - 2) : rest;
        Automaton automaton = Automaton.of(expression);
        if (automaton.matchesNothing()) {
            throw new IllegalArgumentException("pattern: matches the empty text (expected: at least one character)");
        }
        return new Rule(label, Kind.CUSTOM, PiiRules.ANYWHERE, automaton, edge(opens), edge(closes), Check.form(1));
    }

    private static Edge edge(boolean word) {
        return word ? Edge.WORD : Edge.ANY;
    }
}
