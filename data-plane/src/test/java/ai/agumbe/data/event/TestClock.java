package ai.agumbe.data.event;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is told. */
final class TestClock implements InstantSource {
    private volatile Instant now = Exchanges.START.plusSeconds(60);

    @Override
    public Instant instant() {
        return now;
    }

    void advance(Duration by) {
        now = now.plus(by);
    }
}
