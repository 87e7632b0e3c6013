package ai.agumbe.model.config;

import org.jspecify.annotations.Nullable;

/** How much one key, app or tenant may ask for; null sets no limit, and on a key leaves its app's in force. */
public record Limits(
        @Nullable Integer requestsPerMinute,
        @Nullable Integer requestsPerHour,
        @Nullable Integer tokensPerMinute,
        @Nullable Integer maxConcurrency) {
    public static final Limits NONE = new Limits(null, null, null, null);
}
