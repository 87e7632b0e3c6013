package ai.agumbe.data.event;

import ai.agumbe.model.screen.Decision;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an exchange ended.
 *
 * @param httpStatus as sent to the caller
 * @param errorCode null for success
 * @param routingDecision such as {@code direct}, {@code priority} or {@code priority:fallback}; null when none was made
 * @param attempts in order; empty when no provider was asked
 * @param decisions what guardrails did about it
 * @param count exchanges that this stands for; more than one only for summaries of refusals
 * @param payload what is kept of ask and answer; null where nothing is to be
 */
public record Ending(
        Instant endedAt,
        int httpStatus,
        @Nullable String errorCode,
        @Nullable String routingDecision,
        int malformedChunks,
        List<Attempt> attempts,
        Timings timings,
        List<Decision> decisions,
        int count,
        @Nullable KeptPayload payload) {
    public Ending {
        attempts = List.copyOf(attempts);
        decisions = List.copyOf(decisions);
    }

    /** Of one exchange that no guardrail did anything about. */
    public Ending(
            Instant endedAt,
            int httpStatus,
            @Nullable String errorCode,
            @Nullable String routingDecision,
            int malformedChunks,
            List<Attempt> attempts,
            Timings timings) {
        this(endedAt, httpStatus, errorCode, routingDecision, malformedChunks, attempts, timings, List.of(), 1, null);
    }

    /** The same for so many exchanges together. */
    public Ending counting(int exchanges) {
        return new Ending(
                endedAt,
                httpStatus,
                errorCode,
                routingDecision,
                malformedChunks,
                attempts,
                timings,
                decisions,
                exchanges,
                payload);
    }

    public boolean succeeded() {
        return errorCode == null;
    }
}
