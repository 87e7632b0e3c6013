package ai.agumbe.data.route;

import ai.agumbe.data.provider.CallerLine;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The wait before asking the same target again: full jitter, or what the provider asked for. */
final class Pause {
    private static final long FIRST_MILLIS = 200;
    static final Duration LONGEST = Duration.ofSeconds(5);
    private static final int MAX_DOUBLINGS = 5;

    private Pause() {}

    static Duration before(int nextTry, @Nullable Duration retryAfter) {
        if (retryAfter != null) {
            return retryAfter;
        }
        long cap = Math.min(LONGEST.toMillis(), FIRST_MILLIS << Math.min(nextTry - 2, MAX_DOUBLINGS));
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(cap + 1));
    }

    /** Waits, unless the caller goes away meanwhile. */
    static void take(Duration pause, CallerLine line) {
        Thread waiting = Thread.currentThread();
        line.onGone(() -> LockSupport.unpark(waiting));
        long until = System.nanoTime() + pause.toNanos();
        for (long left = pause.toNanos(); left > 0 && !line.isGone(); left = until - System.nanoTime()) {
            LockSupport.parkNanos(line, left);
        }
    }
}
