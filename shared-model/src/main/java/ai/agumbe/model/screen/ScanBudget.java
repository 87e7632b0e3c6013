package ai.agumbe.model.screen;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How long the texts of one stage are read for what is only to be noted; what must not pass is looked for to the end. Time in
 * which nothing is read, because a stream has nothing to say, does not count.
 */
final class ScanBudget {
    private static final long NANOS = TimeUnit.MILLISECONDS.toNanos(1_200);

    private final LongSupplier ticker;
    private final Runnable whenSpent;
    private long left = NANOS;

    ScanBudget(Runnable whenSpent) {
        this(System::nanoTime, whenSpent);
    }

    ScanBudget(LongSupplier ticker, Runnable whenSpent) {
        this.ticker = ticker;
        this.whenSpent = whenSpent;
    }

    /** Does it while there is time left, and takes from that what it took. */
    void spend(Runnable reading) {
        if (left <= 0) {
            return;
        }
        long begun = ticker.getAsLong();
        reading.run();
        left -= ticker.getAsLong() - begun;
        if (left <= 0) {
            whenSpent.run();
        }
    }
}
