package ai.agumbe.data.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An exchange whose caller is known: what was asked, by whom.
 *
 * @param eventId internal, version 7; {@code requestId} is what the caller sees
 * @param parentRequestId of the exchange that this one serves; null when it serves its caller
 * @param requestKind {@code chat}, {@code embeddings}, …
 * @param requestedModel as the caller wrote it; null when it wrote none
 * @param endUser the caller's {@code user} or {@code safety_identifier}
 * @param policyVersion of its app's policy as it was for this call; null where none was written
 */
public record Opening(
        UUID eventId,
        String requestId,
        @Nullable String parentRequestId,
        Instant startedAt,
        Subject subject,
        Metadata metadata,
        String requestKind,
        @Nullable String requestedModel,
        @Nullable String endUser,
        boolean stream,
        @Nullable Integer policyVersion) {}
