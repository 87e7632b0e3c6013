package ai.agumbe.model.detect.match;

import ai.agumbe.model.pattern.Automaton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The attempts under way, in the order of their starts, within a limit; finished ones are used again. */
final class Attempts {
    private static final int MOST = 512;
    private static final int MOST_OF_A_RULE = 32;

    private final List<Attempt> idle = new ArrayList<>();
    private Attempt[] live = new Attempt[8];
    private int count;
    /** By rule: how many are live, and which one read a position last; made when the first is let in. */
    private final int rules;

    private int[] ofRule = {};
    private int[] lastRead = {};
    private @Nullable Attempt[] last = {};

    Attempts(int rules) {
        this.rules = rules;
    }

    int count() {
        return count;
    }

    Attempt get(int i) {
        return live[i];
    }

    /** A new attempt that is not yet among the live ones. */
    Attempt prepare(int rule, Automaton automaton, int start) {
        if (idle.isEmpty()) {
            return new Attempt(rule, automaton, start);
        }
        Attempt again = idle.removeLast();
        again.reset(rule, automaton, start);
        return again;
    }

    /** Takes it in unless one of its rule that began before it has come to the same place, or there are too many. */
    void admit(Attempt attempt) {
        int rule = attempt.rule();
        if (ofRule.length < rules) {
            ofRule = new int[rules];
        }
        if (count >= MOST || ofRule[rule] >= MOST_OF_A_RULE || (ofRule[rule] > 0 && isSubsumed(attempt))) {
            release(attempt);
            return;
        }
        if (count == live.length) {
            live = Arrays.copyOf(live, 2 * count);
        }
        int at = count++;
        while (at > 0 && live[at - 1].start() > attempt.start()) {
            live[at] = live[at - 1];
            at--;
        }
        live[at] = attempt;
        ofRule[rule]++;
    }

    /** Whether the last one of its rule that began before it and read this position has come to the same place. */
    boolean hasConverged(Attempt attempt, int position) {
        int rule = attempt.rule();
        if (last.length < rules) {
            last = new Attempt[rules];
            lastRead = new int[rules];
        }
        Attempt before = last[rule];
        if (before != null && lastRead[rule] == position && before.covers(attempt)) {
            return true;
        }
        lastRead[rule] = position;
        last[rule] = attempt;
        return false;
    }

    private boolean isSubsumed(Attempt attempt) {
        for (int i = 0; i < count && live[i].start() <= attempt.start(); i++) {
            Attempt other = live[i];
            if (other.rule() == attempt.rule() && other.covers(attempt)) {
                return true;
            }
        }
        return false;
    }

    /** Gives up one that is no longer among the live ones. */
    void drop(Attempt attempt) {
        ofRule[attempt.rule()]--;
        release(attempt);
    }

    void release(Attempt attempt) {
        idle.add(attempt);
    }

    /** Keeps the first ones: called after the survivors were moved to the front. */
    void keep(int survivors) {
        count = survivors;
    }

    void move(Attempt attempt, int to) {
        live[to] = attempt;
    }

    /** The first position that a live attempt needs. */
    int earliest(int otherwise) {
        int earliest = otherwise;
        for (int i = 0; i < count; i++) {
            earliest = Math.min(earliest, live[i].start());
        }
        return earliest;
    }
}
