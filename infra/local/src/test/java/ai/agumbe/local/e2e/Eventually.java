package ai.agumbe.local.e2e;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Asks again until the answer is good or the time is up. */
public final class Eventually {
    private static final Duration GLANCE = Duration.ofMillis(20);

    private Eventually() {}

    /** The first good answer; fails with the last one when none came in time. */
    public static <T> T within(Duration limit, Supplier<T> question, Predicate<T> good) {
        long end = System.nanoTime() + limit.toNanos();
        while (true) {
            T answer = question.get();
            if (good.test(answer)) {
                return answer;
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("not within " + limit.toMillis() + " ms, last: " + answer);
            }
            LockSupport.parkNanos(GLANCE.toNanos());
        }
    }
}
