package ai.agumbe.data.repeat;

import ai.agumbe.model.error.ErrorCode;
import ai.agumbe.model.error.GatewayException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A caller's wait for another call: in growing pauses, while it listens and until its deadline. */
final class Wait {
    private static final long FIRST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private final Repeatable call;
    private long pauseNanos = FIRST_PAUSE_NANOS;

    Wait(Repeatable call) {
        this.call = call;
        Thread waiting = Thread.currentThread();
        call.line().onGone(() -> LockSupport.unpark(waiting));
    }

    void aMoment() {
        long left = call.deadline().left().toNanos();
        if (!call.line().isGone()) {
            LockSupport.parkNanos(this, Math.min(pauseNanos, left));
        }
        pauseNanos = Math.min(pauseNanos * 3 / 2, LONGEST_PAUSE_NANOS);
        if (call.line().isGone()) {
            throw new GatewayException(
                    ErrorCode.CLIENT_CANCELLED, "The caller hung up while it waited for another call.");
        }
        if (call.deadline().hasPassed()) {
            throw new GatewayException(
                    ErrorCode.REQUEST_TIMEOUT,
                    "Another call with this Idempotency-Key still runs. Ask again with the same key.");
        }
    }
}
