package ai.agumbe.simulator.journal;

import org.jspecify.annotations.Nullable;

/** What is known of a call when it begins. */
public record Call(
        @Nullable String simId,
        String path,
        String model,
        @Nullable String credentialHash,
        int promptTokens) {}
