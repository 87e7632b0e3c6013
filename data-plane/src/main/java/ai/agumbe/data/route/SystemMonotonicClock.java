package ai.agumbe.data.route;

import jakarta.inject.Singleton;

/** This machine's. */
@Singleton
final class SystemMonotonicClock implements MonotonicClock {
    @Override
    public long getAsLong() {
        return System.nanoTime();
    }
}
