package ai.agumbe.data.upstream;

import ai.agumbe.data.upstream.UpstreamException.Kind;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The four timeouts of one call, watched by one timer: it looks when the nearest limit could have passed and goes on when it
 * has not, so that a piece that arrives costs no more than noting the time.
 */
final class CallClock {
    private enum Phase {
        CONNECTING,
        AWAITING_CONTENT,
        STREAMING,
        ENDING
    }

    /** What a reply that has said everything may take to end; a second is long for that. */
    private static final long ENDING_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Limits limits;
    private final EventLoop loop;
    private final Consumer<UpstreamException> onTimeout;
    private final long totalAtNanos;
    private volatile Phase phase = Phase.CONNECTING;
    private volatile long phaseSinceNanos;
    private @Nullable Future<?> check;
    private boolean paused;
    private boolean stopped;

    CallClock(Limits limits, EventLoop loop, Consumer<UpstreamException> onTimeout) {
        this.limits = limits;
        this.loop = loop;
        this.onTimeout = onTimeout;
        this.phaseSinceNanos = System.nanoTime();
        this.totalAtNanos = phaseSinceNanos + limits.total().toNanos();
    }

    void start() {
        scheduleCheck();
    }

    void requestSent() {
        phaseSinceNanos = System.nanoTime();
        phase = Phase.AWAITING_CONTENT;
        if (limits.firstByte().compareTo(limits.connect()) < 0) {
            scheduleCheck();
        }
    }

    /** From the call's thread. */
    void contentSeen() {
        enter(Phase.STREAMING);
    }

    /** From the call's thread. */
    void allSaid() {
        enter(Phase.ENDING);
    }

    private void enter(Phase next) {
        if (phase.compareTo(next) < 0) {
            phaseSinceNanos = System.nanoTime();
            phase = next;
            loop.execute(this::scheduleCheck);
        }
    }

    void pieceArrived() {
        if (phase == Phase.STREAMING) {
            phaseSinceNanos = System.nanoTime();
        }
    }

    /** On the loop: nobody takes what arrives, so that no more is read. The provider is not late for that. */
    void readingPaused() {
        paused = true;
    }

    /** On the loop. */
    void readingGoesOn() {
        if (paused) {
            paused = false;
            pieceArrived();
            scheduleCheck();
        }
    }

    void stop() {
        stopped = true;
        Future<?> pending = check;
        if (pending != null) {
            pending.cancel(false);
        }
    }

    private void scheduleCheck() {
        if (stopped) {
            return;
        }
        Future<?> pending = check;
        if (pending != null) {
            pending.cancel(false);
        }
        long left = Math.max(0, nearestNanos() - System.nanoTime());
        check = loop.schedule(this::look, left, TimeUnit.NANOSECONDS);
    }

    private void look() {
        if (stopped) {
            return;
        }
        if (System.nanoTime() - nearestNanos() < 0) {
            scheduleCheck();
        } else if (phase == Phase.CONNECTING) {
            onTimeout.accept(
                    new UpstreamException(Kind.CONNECT_TIMED_OUT, "the provider did not accept a connection in time"));
        } else {
            onTimeout.accept(new UpstreamException(Kind.TIMED_OUT, "the provider did not answer in time"));
        }
    }

    private long nearestNanos() {
        if (paused && phase == Phase.STREAMING) {
            return totalAtNanos;
        }
        long phaseAt = phaseSinceNanos
                + switch (phase) {
                    case CONNECTING -> limits.connect().toNanos();
                    case AWAITING_CONTENT -> limits.firstByte().toNanos();
                    case STREAMING -> limits.idle().toNanos();
                    case ENDING -> ENDING_NANOS;
                };
        return phaseAt - totalAtNanos < 0 ? phaseAt : totalAtNanos;
    }
}
