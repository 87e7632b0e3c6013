package ai.agumbe.data.limit;

import ai.agumbe.data.error.GatewayException;
import ai.agumbe.model.error.ErrorCode;
import java.time.Duration;

/** Says which limit a call does not fit in, and when to come back. */
final class Refusals {
    private Refusals() {}

    static GatewayException of(Charge charge, Decision decision) {
        Bound bound = charge.bounds().get(decision.refusedBy());
        Duration wait = Duration.ofMillis(Math.max(1, decision.waitMillis()));
        boolean apps = bound.level() == Level.APP;
        return GatewayException.limited(
                apps ? ErrorCode.GUARDRAIL_RATE_LIMIT_EXCEEDED : ErrorCode.RATE_LIMIT_EXCEEDED,
                apps ? bound.name() : null,
                holder(bound) + problem(bound, charge, wait),
                wait);
    }

    private static String holder(Bound bound) {
        return switch (bound.level()) {
            case KEY -> "This key";
            case APP -> "The app " + bound.holder();
            case TENANT -> "This tenant";
        };
    }

    private static String problem(Bound bound, Charge charge, Duration wait) {
        if (bound.measure() == Measure.CONCURRENCY) {
            return " has as many calls running as its " + bound.name() + " allows (" + bound.limit()
                    + "). Try again when one has ended.";
        }
        long cost = charge.costOf(bound);
        if (cost > bound.limit()) {
            return " may use " + bound.limit() + " tokens a minute (" + bound.name()
                    + "), and this call alone is estimated" + " at " + cost
                    + ". Send a shorter prompt, or ask for a shorter answer.";
        }
        return " has used up its " + bound.name() + " (" + bound.limit() + "). Try again in "
                + Math.max(1, wait.toSeconds()) + " s.";
    }
}
