package ai.agumbe.model.topic;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a node says of itself, once a second and after every change it applied.
 *
 * @param plane {@code data}, later others
 * @param appliedVersion the newest config version that is in force on the node
 * @param refusedVersion the newest version the node could not apply; null when it applied all since
 * @param lastError why, in one line
 * @param shippedTo the ledger can have every exchange that ended on the node before; null when the node does not say
 * @param at when it was said
 */
public record NodeReport(
        String id,
        String plane,
        long appliedVersion,
        @Nullable Long refusedVersion,
        @Nullable String lastError,
        @Nullable Instant shippedTo,
        Instant at) {}
