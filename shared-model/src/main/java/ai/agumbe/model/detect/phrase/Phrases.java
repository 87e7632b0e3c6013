package ai.agumbe.model.detect.phrase;

import ai.agumbe.model.detect.Kind;
import ai.agumbe.model.detect.match.Anchor;
import ai.agumbe.model.detect.match.Check;
import ai.agumbe.model.detect.match.Edge;
import ai.agumbe.model.detect.match.Rule;
import ai.agumbe.model.detect.text.Folding;
import ai.agumbe.model.pattern.Automaton;
import java.util.List;
import java.util.stream.Collectors;

/** Rules for listed phrases: in any case and with any white space, but not inside of longer words. */
public final class Phrases {
    private static final String ANY_CASE = "(?i)";

    private Phrases() {}

    /** One rule for all of them; a finding does not tell which it was. */
    public static Rule rule(String id, Kind kind, List<String> phrases) {
        String expression = phrases.stream().map(Phrases::expression).collect(Collectors.joining("|"));
        return new Rule(
                id,
                kind,
                new Anchor.Anywhere(),
                Automaton.of(ANY_CASE + expression),
                Edge.WORD,
                Edge.WORD,
                Check.form(1));
    }

    private static String expression(String phrase) {
        StringBuilder expression = new StringBuilder();
        for (String word : Folding.fold(phrase).text().strip().split("\\s+", -1)) {
            if (!expression.isEmpty()) {
                expression.append("\\s+");
            }
            word.chars().forEach(c -> append((char) c, expression));
        }
        return expression.toString();
    }

    private static void append(char c, StringBuilder expression) {
        if (!Character.isLetterOrDigit(c) && c < 0x80) {
            expression.append('\\');
        }
        expression.append(c);
    }
}
