package ai.agumbe.model.pattern;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An expression that reads one character at a time and knows after each whether what was read matches and whether more
 * could. States are made when first reached and kept, up to a limit; beyond it they are made anew each time.
 */
public final class Automaton {
    private static final int MOST_STATES = 4096;

    /** A place in the expression. */
    public static final class State {
        private final int[] instructions;
        private final boolean accepting;
        private final boolean growing;
        /** By class of character; a race writes an equal state twice, and states are immutable otherwise. */
        private final @Nullable State[] next;

        private State(int[] instructions, int classes) {
            this.instructions = instructions;
            this.accepting = instructions.length > 0 && instructions[0] == Program.ACCEPT;
            this.growing = instructions.length > (accepting ? 1 : 0);
            this.next = new State[growing ? classes : 0];
        }

        public boolean accepts() {
            return accepting;
        }

        /** Whether the same can still come of both; two of a kind may exist once there are too many to keep. */
        public boolean sameAs(State other) {
            return this == other || Arrays.equals(instructions, other.instructions);
        }

        public boolean canGrow() {
            return growing;
        }
    }

    private final Node expression;
    private final Program program;
    private final Alphabet alphabet;
    private final Map<List<Integer>, State> states = new HashMap<>();
    private final State start;

    private Automaton(Node expression) {
        this.expression = expression;
        this.program = new Program(expression);
        this.alphabet = new Alphabet(program.distinctSets());
        this.start = state(program.closure(new int[] {program.start()}));
    }

    /** Compiles an expression; one that cannot be read or is too large is refused with the reason. */
    public static Automaton of(String expression) {
        return new Automaton(Syntax.parse(expression));
    }

    /** Matches whatever one of these matches. */
    public static Automaton anyOf(List<Automaton> several) {
        return new Automaton(new Node.Choice(
                several.stream().map(automaton -> automaton.expression).toList()));
    }

    public State start() {
        return start;
    }

    /** The state after one more character; one that neither accepts nor grows when nothing matches any more. */
    public State step(State state, char c) {
        if (!state.growing) {
            return state(new int[0]);
        }
        int kind = alphabet.classOf(c);
        State next = state.next[kind];
        return next != null ? next : make(state, kind);
    }

    /** The same as {@link #step} where that state was reached before; null where it was not, and where nothing can come. */
    public @Nullable State known(State state, char c) {
        return state.growing ? state.next[alphabet.classOf(c)] : null;
    }

    /** Whether it matches a text without characters. */
    public boolean matchesNothing() {
        return start.accepts();
    }

    public boolean canStartWith(char c) {
        State next = step(start, c);
        return next.accepts() || next.canGrow();
    }

    /** How many characters from there match, at most; -1 when none do. */
    int longestMatch(CharSequence text, int from) {
        State state = start;
        int longest = state.accepts() ? 0 : -1;
        for (int i = from; i < text.length() && state.canGrow(); i++) {
            state = step(state, text.charAt(i));
            if (state.accepts()) {
                longest = i + 1 - from;
            }
        }
        return longest;
    }

    private synchronized State make(State from, int kind) {
        int character = alphabet.memberOf(kind);
        int[] reached = new int[from.instructions.length];
        int count = 0;
        for (int instruction : from.instructions) {
            CharSet set = program.set(instruction);
            if (set != null && set.has(character)) {
                reached[count++] = program.after(instruction);
            }
        }
        State next = state(program.closure(Arrays.copyOf(reached, count)));
        from.next[kind] = states.size() < MOST_STATES ? next : null;
        return next;
    }

    private synchronized State state(int[] instructions) {
        List<Integer> key = Arrays.stream(instructions).boxed().toList();
        State known = states.get(key);
        if (known != null) {
            return known;
        }
        State made = new State(instructions, alphabet.count());
        if (states.size() < MOST_STATES) {
            states.put(key, made);
        }
        return made;
    }
}
