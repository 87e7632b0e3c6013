package ai.agumbe.model.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AutomatonTest {
    private static final List<String> PIECES = List.of(
            "a",
            "b",
            "[ab]",
            "[^a]",
            "\\d",
            "\\w",
            "\\s",
            ".",
            "x?",
            "(?:ab|b)",
            "(?:a|ab|c)",
            "[0-9a-c]",
            "\\.",
            "(?:ab*c?)",
            "[\\w.-]",
            "\\x41",
            "é",
            "[é-ü]",
            "\\p{Lu}");
    private static final int BEYOND_ASCII = 3;
    private static final List<String> TIMES = List.of("", "", "", "*", "+", "?", "{2}", "{1,3}", "{0,2}", "{2,}");

    /** Same longest match as RE2/J at every place of random texts, for random expressions. */
    @Test
    void matchesWhatRe2Matches() {
        Random random = new Random(61);
        for (int round = 0; round < 3_000; round++) {
            boolean anyCase = random.nextInt(4) == 0;
            StringBuilder expression = new StringBuilder(anyCase ? "(?i)" : "");
            for (int i = random.nextInt(5); i >= 0; i--) {
                String piece = PIECES.get(random.nextInt(PIECES.size() - (anyCase ? BEYOND_ASCII : 0)));
                boolean repeated = piece.endsWith("?");
                expression.append(piece).append(repeated ? "" : TIMES.get(random.nextInt(TIMES.size())));
                if (i > 0 && random.nextInt(5) == 0) {
                    expression.append('|');
                }
            }
            assertSameAsRe2(expression.toString(), text(random));
        }
    }

    @Test
    void refusesWhatAStreamCannotHonour() {
        for (String pattern : List.of("^a", "a$", "a*?", "(?=a)b", "\\ba", "a**", "(a", "a)", "[a", "a{2000}", "\\1")) {
            assertThatThrownBy(() -> Automaton.of(pattern))
                    .describedAs(pattern)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("pattern: ");
        }
        assertThatThrownBy(() -> Automaton.of("(?:(?:a{1000}){1000}){9}")).hasMessageContaining("too large");
    }

    @Test
    void keepsItsStatesBoundedAndItsTimeLinear() {
        Automaton hard = Automaton.of("(?:a|b)*a(?:a|b){60}c");
        Random random = new Random(7);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            text.append(random.nextBoolean() ? 'a' : 'b');
        }

        assertThat(hard.longestMatch(text, 0)).isEqualTo(-1);
        assertThat(hard.longestMatch("a" + "b".repeat(60) + "c", 0)).isEqualTo(62);
    }

    private static void assertSameAsRe2(String expression, String text) {
        Automaton automaton = Automaton.of(expression);
        Pattern pattern = Pattern.compile(expression, Pattern.LONGEST_MATCH);
        for (int from = 0; from <= text.length(); from++) {
            Matcher matcher = pattern.matcher(text.substring(from));
            int expected = matcher.lookingAt() ? matcher.end() : -1;
            assertThat(automaton.longestMatch(text, from))
                    .describedAs("%s at %s of %s", expression, from, text)
                    .isEqualTo(expected);
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(24); i >= 0; i--) {
            text.append("aabbccABx019.- \néüÄ".charAt(random.nextInt(19)));
        }
        return text.toString();
    }
}
