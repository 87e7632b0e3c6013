package ai.agumbe.usage.intake;

import java.time.Duration;

/** Pauses between tries: each twice as long as the one before, up to a longest. */
final class Backoff {
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private Duration next = FIRST;

    Duration pause() {
        Duration pause = next;
        next = next.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : next.multipliedBy(2);
        return pause;
    }

    void reset() {
        next = FIRST;
    }
}
