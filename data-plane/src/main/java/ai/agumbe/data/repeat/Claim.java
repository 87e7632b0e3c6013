package ai.agumbe.data.repeat;

import ai.agumbe.data.provider.CallerLine;
import org.jspecify.annotations.Nullable;

/**
 * The right to ask a provider, and the duty to say what became of it: an answer to keep, an answer that cannot be kept, or
 * nothing. Used by one thread.
 */
public final class Claim {
    /** Of a call without an {@code Idempotency-Key}. */
    public static final Claim NOT_ASKED_FOR = new Claim(null, false);

    /** Of a call whose {@code Idempotency-Key} cannot be honoured. */
    static final Claim OFF = new Claim(null, true);

    private final @Nullable Lease lease;
    private final boolean off;

    private Claim(@Nullable Lease lease, boolean off) {
        this.lease = lease;
        this.off = off;
    }

    static Claim with(Lease lease) {
        return new Claim(lease, false);
    }

    /** Whether an {@code Idempotency-Key} was sent and cannot be honoured. */
    public boolean isOff() {
        return off;
    }

    /** Goes on for a caller that leaves when its answer will be kept: it may come back for it, or another wait for it. */
    public CallerLine lineOf(CallerLine caller) {
        return lease == null ? caller : new StayingLine(caller);
    }

    /** This is about to be the answer. A failure that a repeat may cure gives the claim up instead. */
    public void answered(KeptAnswer answer) {
        if (lease == null) {
            return;
        }
        if (!isFinal(answer.status())) {
            lease.release();
        } else if (answer.body().length > RepeatSettings.MAX_ANSWER_BYTES) {
            lease.mark();
        } else {
            lease.keep(answer);
        }
    }

    /** The answer was streamed to its end. */
    public void streamed() {
        if (lease != null) {
            lease.mark();
        }
    }

    /** There is no answer: whoever asks next, or waits, takes over. Does nothing once something else was said. */
    public void giveUp() {
        if (lease != null) {
            lease.release();
        }
    }

    /** Whether asking the same again would bring the same. */
    private static boolean isFinal(int status) {
        return status < 500 && status != 408 && status != 409 && status != 425 && status != 429 && status != 499;
    }
}
