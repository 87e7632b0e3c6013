package ai.agumbe.data.guard.match;

import java.util.ArrayList;
import java.util.List;

/** The attempts under way, oldest first, within a limit; finished ones are used again. */
final class Attempts {
    private static final int MOST = 512;
    private static final int MOST_OF_A_RULE = 32;

    private final List<Attempt> live = new ArrayList<>();
    private final List<Attempt> idle = new ArrayList<>();

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
        int same = 0;
        for (int i = 0; i < live.size(); i++) {
            Attempt other = live.get(i);
            if (other.rule() == attempt.rule()) {
                same++;
                if (other.state() == attempt.state()) {
                    release(attempt);
                    return;
                }
            }
        }
        if (live.size() < MOST && same < MOST_OF_A_RULE) {
            live.add(attempt);
        } else {
            release(attempt);
        }
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
