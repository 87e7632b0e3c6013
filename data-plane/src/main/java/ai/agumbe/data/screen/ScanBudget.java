package ai.agumbe.data.screen;

import java.util.concurrent.TimeUnit;

/** How long the texts of one stage are read for what is only to be noted; what must not pass is looked for to the end. */
final class ScanBudget {
    private static final long NANOS = TimeUnit.MILLISECONDS.toNanos(1_200);

    private final Runnable whenSpent;
    private long endNanos;
    private boolean begun;
    private boolean spent;

    ScanBudget(Runnable whenSpent) {
        this.whenSpent = whenSpent;
    }

    boolean isLeft() {
        long now = System.nanoTime();
        if (!begun) {
            begun = true;
            endNanos = now + NANOS;
        }
        if (!spent && now - endNanos > 0) {
            spent = true;
            whenSpent.run();
        }
        return !spent;
    }
}
