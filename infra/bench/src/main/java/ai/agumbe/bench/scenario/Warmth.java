package ai.agumbe.bench.scenario;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** How long the gateway has been under load of each kind since it started: code that is compiled stays compiled. */
public final class Warmth {
    /** What is compiled differs between whole replies and streams. */
    enum Load {
        CALLS,
        STREAMS
    }

    private final Map<Load, Duration> had = new EnumMap<>(Load.class);

    /** How much of that warm-up is still owed, at least a moment; it counts as given. */
    Duration owed(Load load, Duration wanted) {
        Duration before = had.getOrDefault(load, Duration.ZERO);
        Duration left = wanted.minus(before);
        Duration given =
                left.compareTo(Effort.MOMENT) > 0 || wanted.compareTo(Effort.MOMENT) < 0 ? left : Effort.MOMENT;
        Duration time = given.isNegative() ? Duration.ZERO : given;
        had.put(load, before.plus(time));
        return time;
    }

    /** Counts load that was measured. */
    void add(Load load, Duration time) {
        had.merge(load, time, Duration::plus);
    }

    Duration had(Load load) {
        return had.getOrDefault(load, Duration.ZERO);
    }
}
