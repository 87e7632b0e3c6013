package ai.agumbe.control.problem;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one request, so that all of it is told at once. */
public final class Faults {
    private static final int MAX = 100;
    private final List<Fault> found = new ArrayList<>();

    /** Notes a fault; past a hundred of them no more are kept. */
    public void add(String path, String message) {
        if (found.size() < MAX) {
            found.add(new Fault(path, message));
        }
    }

    public List<Fault> found() {
        return List.copyOf(found);
    }

    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw Problem.invalid(found());
        }
    }
}
