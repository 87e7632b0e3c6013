package ai.agumbe.bench.scenario;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waiting while load runs, cut short by the first fault. */
final class Pause {
    private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final CountDownLatch NEVER = new CountDownLatch(1);

    private Pause() {}

    static void of(Duration length, Runnable check) throws InterruptedException {
        long end = System.nanoTime() + length.toNanos();
        for (long left = length.toNanos(); left > 0; left = end - System.nanoTime()) {
            if (NEVER.await(Math.min(left, STEP_NANOS), TimeUnit.NANOSECONDS)) {
                throw new IllegalStateException("nobody counts this latch down");
            }
            check.run();
        }
    }
}
