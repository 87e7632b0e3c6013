package ai.agumbe.local.fault;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long something stays broken: between the two, as the seed says. */
record Lasting(Duration least, Duration most) {
    static Lasting seconds(long least, long most) {
        return new Lasting(Duration.ofSeconds(least), Duration.ofSeconds(most));
    }

    Duration pick(RandomGenerator random) {
        return Duration.ofNanos(random.nextLong(least.toNanos(), most.toNanos() + 1));
    }
}
