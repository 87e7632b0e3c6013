package ai.agumbe.data.limit;

import java.time.Duration;

/**
 * What is left of one limit.
 *
 * @param reset after which all of it is
 */
public record Left(long limit, long remaining, Duration reset) {
    static Left of(Bound bound, Standing standing) {
        return new Left(
                bound.limit(), Math.max(0, bound.limit() - standing.used()), Duration.ofMillis(standing.resetMillis()));
    }

    boolean isTighterThan(Left other) {
        return remaining != other.remaining ? remaining < other.remaining : limit < other.limit;
    }
}
