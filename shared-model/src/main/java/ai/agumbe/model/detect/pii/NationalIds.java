package ai.agumbe.model.detect.pii;

import ai.agumbe.model.detect.Kind;
import ai.agumbe.model.detect.match.Anchor;
import ai.agumbe.model.detect.match.Edge;
import ai.agumbe.model.detect.match.Judgement;
import ai.agumbe.model.detect.match.Rule;
import ai.agumbe.model.pattern.Automaton;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** National numbers of the given countries: by their form, their check digits, and a word where that is not enough. */
final class NationalIds {
    private static final List<String[]> ALL = Tables.read("national-ids.tsv", 5);
    private static final double CHECKED = 0.9;
    private static final double BY_FORM = 0.75;

    private NationalIds() {}

    static List<Rule> rules(Set<String> countries) {
        return ALL.stream()
                .filter(columns -> countries.contains(columns[0]))
                .map(NationalIds::rule)
                .toList();
    }

    private static Rule rule(String[] columns) {
        Anchor anchor = columns[2].equals("-") ? PiiRules.ANYWHERE : announced(columns[2]);
        CheckDigits digits = CheckDigits.valueOf(columns[4]);
        return new Rule(
                columns[1],
                Kind.NATIONAL_ID,
                anchor,
                Automaton.of(columns[3]),
                Edge.NUMBER,
                Edge.TOKEN,
                match -> judge(match, digits));
    }

    private static Anchor announced(String words) {
        return new Anchor.Near(
                Arrays.stream(words.split(",", -1))
                        .map(word -> word.startsWith("<") ? word : "<" + word)
                        .toList(),
                PiiRules.SOON);
    }

    private static @Nullable Judgement judge(String match, CheckDigits digits) {
        return digits.hold(match) ? Judgement.of(match, digits == CheckDigits.FORM ? BY_FORM : CHECKED) : null;
    }
}
