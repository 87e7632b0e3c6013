package ai.agumbe.data.route;

import java.util.concurrent.TimeUnit;

/**
 * Keeps calls away from what fails: opens on failures, lets a few probes in after a while, closes when they succeed. Knows no
 * clock: whoever asks says what time it is, in nanoseconds.
 */
public final class Breaker {
    /** How it stands. */
    enum State {
        CLOSED,
        HALF_OPEN,
        OPEN
    }

    static final long OPEN_NANOS = TimeUnit.SECONDS.toNanos(10);
    public static final int REFUSED = -1;
    private static final int FAILURES_IN_A_ROW = 5;
    private static final int WINDOW = 20;
    private static final int JUDGED_FROM = 10;
    private static final int PROBES = 3;

    private State state = State.CLOSED;
    /** Grows with every change of state: whoever was let in before has no say after it. */
    private int era;
    /** When it opened, or let its last probe in. */
    private long sinceNanos;

    private int inARow;
    private int known;
    /** The last outcomes, the newest in the lowest bit; a failure is a 1. */
    private int outcomes;

    private int probes;
    private int successes;

    /** Lets one call in and says in which era; {@link #REFUSED} when it does not. */
    public synchronized int admit(long now) {
        if (state == State.CLOSED) {
            return era;
        }
        if (waitNanosAt(now) > 0) {
            return REFUSED;
        }
        if (state == State.OPEN) {
            become(State.HALF_OPEN, now);
        } else if (probes == PROBES) {
            probes = 0; // nothing was heard of them for so long that nothing will be
        }
        probes++;
        sinceNanos = now;
        return era;
    }

    /** How long until a call may be let in; nought when one may now. */
    synchronized long waitNanos(long now) {
        return waitNanosAt(now);
    }

    private long waitNanosAt(long now) {
        boolean mayPass = state == State.CLOSED || (state == State.HALF_OPEN && probes < PROBES);
        return mayPass ? 0 : Math.max(0, OPEN_NANOS - (now - sinceNanos));
    }

    /** A stream has begun to answer: enough for a probe, while others are judged by their end. */
    synchronized boolean probeAnswered(int admitted, long now) {
        if (admitted == era && state == State.HALF_OPEN) {
            successOfProbe(now);
            return true;
        }
        return false;
    }

    public synchronized void succeeded(int admitted, long now) {
        if (admitted == era) {
            switch (state) {
                case CLOSED -> {
                    inARow = 0;
                    remember(0);
                }
                case HALF_OPEN -> successOfProbe(now);
                case OPEN -> {}
            }
        }
    }

    private void successOfProbe(long now) {
        successes++;
        if (successes == PROBES) {
            become(State.CLOSED, now);
        }
    }

    /** True when it opens on account of it. */
    public synchronized boolean failed(int admitted, long now) {
        if (admitted != era || state == State.OPEN) {
            return false;
        }
        inARow++;
        remember(1);
        boolean tooMany = known >= JUDGED_FROM && Integer.bitCount(outcomes) * 2 >= known;
        if (state == State.CLOSED && inARow < FAILURES_IN_A_ROW && !tooMany) {
            return false;
        }
        become(State.OPEN, now);
        return true;
    }

    /** The call said nothing about the provider: a probe may be made again. */
    public synchronized void spared(int admitted) {
        if (admitted == era && state == State.HALF_OPEN && probes > successes) {
            probes--;
        }
    }

    synchronized State state() {
        return state;
    }

    private void remember(int outcome) {
        outcomes = ((outcomes << 1) | outcome) & ((1 << WINDOW) - 1);
        known = Math.min(WINDOW, known + 1);
    }

    private void become(State next, long now) {
        state = next;
        era = (era + 1) & Integer.MAX_VALUE;
        sinceNanos = now;
        inARow = 0;
        known = 0;
        outcomes = 0;
        probes = 0;
        successes = 0;
    }
}
