package ai.agumbe.simulator.journal;

import ai.agumbe.simulator.script.Usage;
import org.jspecify.annotations.Nullable;

/**
 * One call as the journal has it.
 *
 * @param soldCompletionTokens what was handed to the connection so far
 * @param reportedUsage what the reply said, once it has said it
 * @param finished whether the whole reply was handed to the connection
 * @param clientLeft whether the caller went away before that
 */
public record Sale(
        long seq,
        @Nullable String simId,
        String path,
        String model,
        @Nullable String credentialHash,
        int promptTokens,
        int soldCompletionTokens,
        @Nullable Usage reportedUsage,
        boolean finished,
        boolean clientLeft) {}
