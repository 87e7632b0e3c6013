package ai.agumbe.bench.scenario;

import java.time.Duration;

/**
 * How long is measured.
 *
 * @param warmUp load on the gateway before its first round; the others need none of it and get a moment
 * @param span the counted part of a round
 * @param settle the most that is waited after a gateway round until its bookkeeping is done
 */
public record Effort(int rounds, Duration warmUp, Duration span, Duration settle) {
    static final Duration MOMENT = Duration.ofMillis(1_500);

    Duration warmUpOf(Side side, Warmth warmth, Warmth.Load load) {
        if (side.isGateway()) {
            return warmth.owed(load, warmUp);
        }
        return warmUp.compareTo(MOMENT) < 0 ? warmUp : MOMENT;
    }
}
