package ai.agumbe.data.route;

import java.time.Duration;

/** A clock that stands still unless it is moved. */
final class FakeClock implements MonotonicClock {
    private long nanos = Long.MAX_VALUE - 1_000; // it may overflow at any time

    @Override
    public long getAsLong() {
        return nanos;
    }

    void forward(Duration time) {
        nanos += time.toNanos();
    }
}
