package ai.agumbe.local.console;

import java.time.Duration;
import java.util.Locale;

/** Measures from when it was made, untouched by changes of the wall clock. */
public final class Timer {
    private final long startNanos = System.nanoTime();

    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    public boolean hasPassed(Duration limit) {
        return elapsed().compareTo(limit) >= 0;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.1f s", elapsed().toMillis() / 1_000.0);
    }
}
