package ai.agumbe.data.chat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A call that failed, as far as known.
 *
 * @param status the provider's; null when none came
 * @param message the provider's own for what the caller did wrong, ours for the rest; never a secret
 * @param retryAfter when the provider said so
 * @param sold what was probably paid for all the same
 */
public record Failure(
        Fault fault,
        @Nullable Integer status,
        String message,
        @Nullable String param,
        @Nullable Duration retryAfter,
        Usage sold) {
    public static Failure of(Fault fault, String message) {
        return new Failure(fault, null, message, null, null, Usage.NONE);
    }

    /** The same failure of a call that was probably paid for. */
    public Failure paid(Usage estimate) {
        return new Failure(fault, status, message, param, retryAfter, estimate);
    }
}
