package ai.agumbe.model.detect.match;

import ai.agumbe.model.pattern.Automaton;
import org.jspecify.annotations.Nullable;

/** The one word at the gate while prose is skimmed. */
final class Skimming {
    private final Starts starts;
    private @Nullable Automaton automaton;
    private Automaton.@Nullable State state;
    private int start;
    private int allowed;

    private Skimming(Starts starts) {
        this.starts = starts;
    }

    /** Takes over the word at the gate, if there is one. */
    static Skimming of(Attempts gates, Starts starts) {
        Skimming skimming = new Skimming(starts);
        if (gates.count() == 1) {
            Attempt attempt = gates.get(0);
            skimming.automaton = attempt.automaton();
            skimming.state = attempt.state();
            skimming.start = attempt.start();
            skimming.allowed = attempt.allowed();
            gates.drop(attempt);
            gates.keep(0);
        }
        return skimming;
    }

    /** Reads a character unless more comes of it than a word that goes on, ends or begins; then nothing was read. */
    boolean reads(char c, char before, int position) {
        Automaton.@Nullable State next = null;
        if (automaton != null && state != null) {
            next = automaton.known(state, c);
            if (next == null || next.accepts() || position - start >= Rule.REACH) {
                return false;
            }
        }
        boolean goesOn = next != null && next.canGrow();
        @Nullable Automaton opened = starts.gate(c, before);
        if (opened == null) {
            state = goesOn ? next : null;
            return true;
        }
        return !goesOn && begins(opened, c, before, position);
    }

    private boolean begins(Automaton gate, char c, char before, int position) {
        Automaton.@Nullable State first = gate.known(gate.start(), c);
        if (first == null || first.accepts()) {
            return false;
        }
        automaton = gate;
        state = first.canGrow() ? first : null;
        start = position;
        allowed = starts.edges(before);
        return true;
    }

    /** Leaves the word where others go on with it. */
    void giveBack(Attempts gates) {
        if (automaton != null && state != null) {
            Attempt attempt = gates.prepare(0, automaton, start);
            attempt.allow(allowed);
            attempt.resume(state);
            gates.admit(attempt);
        }
    }
}
