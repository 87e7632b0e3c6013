package ai.agumbe.data.guard.match;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Which of the rules that are tried anywhere can begin with a character. */
final class Starts {
    private static final int ASCII = 0x80;

    private final List<Rule> rules;
    private final int[] anywhere;
    private final int[][] ascii = new int[ASCII][];

    Starts(List<Rule> rules) {
        this.rules = rules;
        this.anywhere = IntStream.range(0, rules.size())
                .filter(i -> rules.get(i).anchor() instanceof Anchor.Anywhere)
                .toArray();
        for (char c = 0; c < ASCII; c++) {
            ascii[c] = thoseBeginningWith(c);
        }
    }

    int[] with(char c) {
        return c < ASCII ? ascii[c] : anywhere.length == 0 ? anywhere : thoseBeginningWith(c);
    }

    private int[] thoseBeginningWith(char c) {
        return Arrays.stream(anywhere)
                .filter(i -> rules.get(i).value().canStartWith(c))
                .toArray();
    }
}
