package ai.agumbe.bench;

import java.util.ArrayDeque;
import java.util.Deque;

/** Everything a run opened, closed in reverse and only once, also when the run is cut off by Ctrl-C. */
final class Belongings implements AutoCloseable {
    private final Deque<AutoCloseable> owned = new ArrayDeque<>();

    Belongings() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "take-down"));
    }

    <T extends AutoCloseable> T own(T thing) {
        synchronized (owned) {
            owned.push(thing);
        }
        return thing;
    }

    /** What cannot be closed is told and does not keep the rest from being closed. */
    @Override
    public void close() {
        synchronized (owned) {
            while (!owned.isEmpty()) {
                try {
                    owned.pop().close();
                } catch (Exception e) {
                    System.err.println("bench: while taking down: " + e.getMessage());
                }
            }
        }
    }
}
