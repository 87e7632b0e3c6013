package ai.agumbe.data.ground;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Waits for what other threads do, with a deadline. */
public final class Eventually {
    private Eventually() {}

    public static void holds(BooleanSupplier condition) {
        holdsWithin(Duration.ofSeconds(10), condition);
    }

    /** What a number is once it has not changed for half a second. */
    public static long settled(LongSupplier number) {
        long[] seen = {number.getAsLong(), System.nanoTime()};
        holds(() -> {
            long now = number.getAsLong();
            if (now != seen[0]) {
                seen[0] = now;
                seen[1] = System.nanoTime();
            }
            return System.nanoTime() - seen[1] > 500_000_000;
        });
        return seen[0];
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
