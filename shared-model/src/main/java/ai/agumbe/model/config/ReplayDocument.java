package ai.agumbe.model.config;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Dead letters that were sent to where they came from once more. Nothing edits it; nodes have no use for it.
 *
 * @param letter the one that was asked for by its id; null where a filter chose
 * @param topic only those that came from it
 * @param reason only those whose reason has these words in it
 * @param from only those that died then or later
 * @param to only those that died before it
 * @param letters how many were sent
 */
public record ReplayDocument(
        String id,
        @Nullable String letter,
        @Nullable String topic,
        @Nullable String reason,
        @Nullable Instant from,
        @Nullable Instant to,
        long letters) {}
