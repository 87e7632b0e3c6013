package ai.agumbe.model.config;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an alias stands for: candidates and how to choose among them.
 *
 * @param id the alias
 * @param strategy {@code weighted}, {@code priority}, {@code latency} or {@code cost}
 * @param affinity {@code none}, {@code session}, {@code user} or {@code prompt_prefix}
 * @param streamRescue {@code off} or {@code agree}
 */
public record RouteDocument(
        @Nullable String tenant,
        String id,
        String strategy,
        List<Candidate> candidates,
        @Nullable Integer maxCandidates,
        @Nullable Integer totalTimeoutMs,
        String affinity,
        String streamRescue,
        List<String> sharedWith,
        Instant createdAt) {
    public RouteDocument {
        candidates = List.copyOf(candidates);
        sharedWith = List.copyOf(sharedWith);
    }

    /** One model that may answer; {@code retryAttempts} counts all tries. */
    public record Candidate(
            String model,
            @Nullable String credential,
            int weight,
            int retryAttempts,
            @Nullable Timeouts timeouts) {}
}
