package ai.agumbe.usage.ground;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Looks again and again until something holds, and fails when it does not in time. */
public final class Waiting {
    private static final Duration BETWEEN = Duration.ofMillis(20);

    private Waiting() {}

    public static void until(Duration patience, String what, BooleanSupplier holds) {
        long end = System.nanoTime() + patience.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + patience + ": " + what);
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }
}
