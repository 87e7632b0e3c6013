package ai.agumbe.model.detect.match;

import ai.agumbe.model.pattern.Automaton;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which of the rules that are tried anywhere can begin with a character. Those that begin at the start of a word are read
 * together first when that is a letter or a digit, as nearly all words and numbers of prose belong to none of them: by the gate, which matches
 * whatever one of them matches.
 */
final class Starts {
    private static final int ASCII = 0x80;
    private static final int PAGE = 8;
    private static final int[] NONE = {};
    private static final Edge[] EDGES = Edge.values();

    private final List<Rule> rules;
    private final int[] anywhere;
    private final int[] gated;
    private final @Nullable Automaton gate;
    private final int[][] ascii = new int[ASCII][];
    private final int[] allowed = new int[ASCII];
    /**
     * The same as {@link #ascii} for all other characters, by pages, as far as they were met. Threads that scan at once
     * share it: atomic, so that none sees an array before what is in it.
     */
    private final AtomicReferenceArray<AtomicReferenceArray<int[]>> pages =
            new AtomicReferenceArray<>((Character.MAX_VALUE >> PAGE) + 1);

    Starts(List<Rule> rules) {
        this.rules = rules;
        this.anywhere = IntStream.range(0, rules.size())
                .filter(i -> rules.get(i).anchor() instanceof Anchor.Anywhere)
                .toArray();
        this.gated = Arrays.stream(anywhere).filter(i -> isGated(rules.get(i))).toArray();
        this.gate = gated.length < 2
                ? null
                : Automaton.anyOf(
                        Arrays.stream(gated).mapToObj(i -> rules.get(i).value()).toList());
        for (char c = 0; c < ASCII; c++) {
            ascii[c] = thoseBeginningWith(c);
            allowed[c] = edgesAllowing(c);
        }
    }

    /** The rules to try from a character, without those behind the gate when it opens for the character. */
    int[] with(char c) {
        return c < ASCII ? ascii[c] : anywhere.length == 0 ? anywhere : others(c);
    }

    private int[] others(char c) {
        AtomicReferenceArray<int[]> page = pages.get(c >> PAGE);
        if (page == null) {
            page = new AtomicReferenceArray<>(1 << PAGE);
            pages.set(c >> PAGE, page);
        }
        int[] known = page.get(c & ((1 << PAGE) - 1));
        if (known == null) {
            int[] those = thoseBeginningWith(c);
            known = those.length == 0 ? NONE : those;
            page.set(c & ((1 << PAGE) - 1), known);
        }
        return known;
    }

    /** The gate for a word that begins with this character; null if there is none. */
    @Nullable Automaton gate(char first, char before) {
        return gate != null && isAlphanumeric(first) && Edge.WORD.allows(before) ? gate : null;
    }

    /** Whether a rule that is not behind the gate may begin with this character. */
    boolean mayBegin(char c, char before) {
        for (int rule : with(c)) {
            if (rules.get(rule).before().allows(before)) {
                return true;
            }
        }
        return false;
    }

    int[] gated() {
        return gated;
    }

    /** The edges that a character before allows, a bit for each. */
    int edges(char before) {
        return before < ASCII ? allowed[before] : edgesAllowing(before);
    }

    private static int edgesAllowing(char before) {
        int edges = 0;
        for (int i = 0; i < EDGES.length; i++) {
            edges |= EDGES[i].allows(before) ? 1 << i : 0;
        }
        return edges;
    }

    private int[] thoseBeginningWith(char c) {
        return Arrays.stream(anywhere)
                .filter(i -> gate == null || !isAlphanumeric(c) || !isGated(rules.get(i)))
                .filter(i -> rules.get(i).value().canStartWith(c))
                .toArray();
    }

    private static boolean isGated(Rule rule) {
        return switch (rule.before()) {
            case ANY, DIGIT, ALPHANUMERIC -> false;
            case WORD, NUMBER, PHONE, TOKEN, TILDE, PATH, BASE64 -> true;
        };
    }

    private static boolean isAlphanumeric(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
