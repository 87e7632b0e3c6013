package ai.agumbe.data.event;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How an exchange ended that was open when its node died. */
final class Interruption {
    static final String OUTCOME = "interrupted";
    private static final int STATUS = 500;

    private Interruption() {}

    /** Noticed now: when the node died nobody knows. */
    static Ending of(OpeningRecord record, Instant now) {
        double millis =
                Math.max(0, Duration.between(record.opening().startedAt(), now).toMillis());
        Attempt estimate = record.estimate();
        Attempt attempt = new Attempt(
                estimate.model(),
                estimate.provider(),
                estimate.providerKind(),
                estimate.credential(),
                OUTCOME,
                null,
                millis,
                estimate.tokens(),
                estimate.cost(),
                estimate.priceVersion(),
                true);
        Timings timings = new Timings(millis, 0, 0, 0, millis, 0, 0, 0, 0);
        return new Ending(now, STATUS, OUTCOME, null, 0, List.of(attempt), timings);
    }
}
