package ai.agumbe.model.config;

import org.jspecify.annotations.Nullable;

/** Timeouts of calls to a provider; null inherits (candidate, model, provider, default). */
public record Timeouts(
        @Nullable Integer connectMs,
        @Nullable Integer firstByteMs,
        @Nullable Integer idleMs,
        @Nullable Integer totalMs) {
    public static final Timeouts INHERITED = new Timeouts(null, null, null, null);
}
