package ai.agumbe.data.route;

import io.micronaut.context.annotation.Replaces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** This machine's clock, which tests may put forward. */
@Singleton
@Replaces(SystemMonotonicClock.class)
public final class MovableClock implements MonotonicClock {
    private final AtomicLong ahead = new AtomicLong();

    @Override
    public long getAsLong() {
        return System.nanoTime() + ahead.get();
    }

    public void forward(Duration time) {
        ahead.addAndGet(time.toNanos());
    }
}
