package ai.agumbe.data.event;

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
 */
public record Ending(
        Instant endedAt,
        int httpStatus,
        @Nullable String errorCode,
        @Nullable String routingDecision,
        int malformedChunks,
        List<Attempt> attempts,
        Timings timings) {
    public Ending {
        attempts = List.copyOf(attempts);
    }

    public boolean succeeded() {
        return errorCode == null;
    }
}
