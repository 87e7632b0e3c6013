package ai.agumbe.data.event;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Forces the journal to the device again and again. */
final class SyncThread {
    private static final Duration WHEN_EVERY_APPEND_IS_FORCED = Duration.ofMillis(100);

    private final Duration interval;
    private final Runnable sync;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;

    SyncThread(Duration interval, Runnable sync) {
        this.interval = interval.isZero() ? WHEN_EVERY_APPEND_IS_FORCED : interval;
        this.sync = sync;
        this.thread = Thread.ofPlatform().name("journal-sync").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    void stop() {
        stopped.countDown();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!stopped.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
                sync.run();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
