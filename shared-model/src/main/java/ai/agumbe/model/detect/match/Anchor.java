package ai.agumbe.model.detect.match;

import ai.agumbe.model.pattern.Automaton;
import java.util.List;

/** Where a rule's expression is tried. */
public sealed interface Anchor {
    /** Where one of these words begins, in any case; each match begins with one of them. */
    record Prefix(List<String> words) implements Anchor {
        public Prefix {
            words = List.copyOf(words);
        }
    }

    /**
     * After what the context matches, which begins right behind one of these words. A word that begins with {@code <}
     * does not count inside of a longer one.
     */
    record Near(List<String> words, Automaton context) implements Anchor {
        public Near {
            words = List.copyOf(words);
        }
    }

    /** Wherever the neighbour before allows it. */
    record Anywhere() implements Anchor {}
}
