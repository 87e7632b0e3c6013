package ai.agumbe.data.ground;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what other threads do, with a deadline. */
public final class Eventually {
    private Eventually() {}

    public static void holds(BooleanSupplier condition) {
        holdsWithin(Duration.ofSeconds(10), condition);
    }

    public static void holdsWithin(Duration limit, BooleanSupplier condition) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("did not happen within " + limit);
            }
            LockSupport.parkNanos(1_000_000);
        }
    }
}
