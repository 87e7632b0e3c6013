package ai.agumbe.simulator.script;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Scripts that take turns; the last one stays. */
final class Turns {
    private final List<Script> scripts;
    private final AtomicInteger taken = new AtomicInteger();

    Turns(List<Script> scripts) {
        this.scripts = List.copyOf(scripts);
    }

    Script next() {
        if (scripts.size() == 1) {
            return scripts.getFirst();
        }
        int last = scripts.size() - 1;
        return scripts.get(taken.getAndUpdate(turn -> Math.min(turn + 1, last)));
    }
}
