package ai.agumbe.model.detect.match;

import ai.agumbe.model.pattern.Automaton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The attempts under way, oldest first, within a limit; finished ones are used again. */
final class Attempts {
    private static final int MOST = 512;
    private static final int MOST_OF_A_RULE = 32;

    private final List<Attempt> live = new ArrayList<>();
    private final List<Attempt> idle = new ArrayList<>();
    /** By rule: how many are live, and which one read a position last. */
    private final int[] ofRule;

    private final int[] lastRead;
    private final @Nullable Attempt[] last;

    Attempts(int rules) {
        ofRule = new int[rules];
        lastRead = new int[rules];
        last = new Attempt[rules];
        Arrays.fill(lastRead, -1);
    }

    int count() {
        return live.size();
    }

    Attempt get(int i) {
        return live.get(i);
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

    /** Takes it in unless an older one of its rule has come to the same place, or there are too many. */
    void admit(Attempt attempt) {
        int rule = attempt.rule();
        if (live.size() >= MOST || ofRule[rule] >= MOST_OF_A_RULE || (ofRule[rule] > 0 && isSubsumed(attempt))) {
            release(attempt);
            return;
        }
        live.add(attempt);
        ofRule[rule]++;
    }

    /** Whether the last older one of its rule that read this position has come to the same place. */
    boolean hasConverged(Attempt attempt, int position) {
        int rule = attempt.rule();
        Attempt before = last[rule];
        if (before != null && lastRead[rule] == position && before.covers(attempt)) {
            return true;
        }
        lastRead[rule] = position;
        last[rule] = attempt;
        return false;
    }

    private boolean isSubsumed(Attempt attempt) {
        for (int i = 0; i < live.size(); i++) {
            Attempt other = live.get(i);
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
        while (live.size() > survivors) {
            live.removeLast();
        }
    }

    void move(Attempt attempt, int to) {
        live.set(to, attempt);
    }

    /** The first position that a live attempt needs. */
    int earliest(int otherwise) {
        int earliest = otherwise;
        for (int i = 0; i < live.size(); i++) {
            earliest = Math.min(earliest, live.get(i).start());
        }
        return earliest;
    }
}
