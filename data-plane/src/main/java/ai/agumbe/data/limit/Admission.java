package ai.agumbe.data.limit;

import ai.agumbe.data.spend.Amount;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The proof that a call fits in its limits and can be paid, and the duty to say what it took. Only {@link Gate} can make one.
 * What is said after the first time is not heard.
 */
public final class Admission {
    /** Of a call that nothing limits. */
    public static final Admission FREE = new Admission(null);

    private final @Nullable Holding holding;
    private final AtomicBoolean settled = new AtomicBoolean();

    private Admission(@Nullable Holding holding) {
        this.holding = holding;
    }

    static Admission of(Holding holding) {
        return new Admission(holding);
    }

    /**
     * The call has ended, having sold so much, whatever became of it.
     *
     * @param endedAt as its event says it
     */
    public void settle(Amount sold, Instant endedAt) {
        if (holding != null && settled.compareAndSet(false, true)) {
            holding.settle(sold, endedAt);
        }
    }
}
