package ai.agumbe.model.detect.match;

import ai.agumbe.model.pattern.Automaton;

/** A place where a rule may match, and how far it has come; reused by its scan. */
final class Attempt {
    private static final int NONE = -1;

    private int rule;
    private int start;
    /** Which edges the character before it allows, where that is decided later. */
    private int allowed;

    private Automaton automaton;
    private Automaton.State state;
    /** The longest match whose next character is known to allow it, and one whose next character is not known yet. */
    private int matchEnd;

    private int openEnd;

    Attempt(int rule, Automaton automaton, int start) {
        this.rule = rule;
        this.automaton = automaton;
        this.start = start;
        this.state = automaton.start();
        this.matchEnd = NONE;
        this.openEnd = NONE;
    }

    void reset(int newRule, Automaton newAutomaton, int newStart) {
        rule = newRule;
        automaton = newAutomaton;
        start = newStart;
        allowed = 0;
        state = newAutomaton.start();
        matchEnd = NONE;
        openEnd = NONE;
    }

    int rule() {
        return rule;
    }

    void allow(int edges) {
        allowed = edges;
    }

    Automaton automaton() {
        return automaton;
    }

    int allowed() {
        return allowed;
    }

    /** Goes on where another one of its rule has come to without a match. */
    void resume(Automaton.State reached) {
        state = reached;
    }

    /** Whether something matched, or may once the next character is known. */
    boolean mayMatch() {
        return matchEnd != NONE || openEnd != NONE;
    }

    /** Whether all that may come of another one may come of this one too. */
    boolean covers(Attempt other) {
        return (other.allowed & ~allowed) == 0 && state.sameAs(other.state);
    }

    int start() {
        return start;
    }

    Automaton.State state() {
        return state;
    }

    /** Reads the character at a position; false when nothing more can come of it. */
    boolean read(char c, int position, Edge after) {
        if (openEnd != NONE && after.allows(c)) {
            matchEnd = openEnd;
        }
        openEnd = NONE;
        if (!state.canGrow() || position - start >= Rule.REACH) {
            return false;
        }
        state = automaton.step(state, c);
        if (state.accepts()) {
            openEnd = position + 1;
        }
        return state.accepts() || state.canGrow();
    }

    /** The text ends here, which every match allows. */
    void end() {
        if (openEnd != NONE) {
            matchEnd = openEnd;
        }
    }

    /** Whether it has just read up to there and matches. */
    boolean matchesUpTo(int end) {
        return openEnd == end;
    }

    boolean matched() {
        return matchEnd != NONE;
    }

    int matchEnd() {
        return matchEnd;
    }
}
