package ai.agumbe.model.pattern;

/**
 * An expression as customers write it: a {@code \b} may stand at its start and at its end.
 *
 * @param opens whether it begins where a word does
 * @param closes whether it ends where a word does
 */
public record CustomExpression(boolean opens, Automaton automaton, boolean closes) {
    private static final String WORD_EDGE = "\\b";

    /** One that cannot be kept on streams is refused with the reason. */
    public static CustomExpression of(String pattern) {
        boolean opens = pattern.startsWith(WORD_EDGE);
        String rest = opens ? pattern.substring(2) : pattern;
        boolean closes = rest.endsWith(WORD_EDGE) && !rest.endsWith("\\\\b");
        String expression = closes ? rest.substring(0, rest.length() - 2) : rest;
        Automaton automaton = Automaton.of(expression);
        if (automaton.matchesNothing()) {
            throw new IllegalArgumentException("pattern: matches the empty text (expected: at least one character)");
        }
        return new CustomExpression(opens, automaton, closes);
    }
}
