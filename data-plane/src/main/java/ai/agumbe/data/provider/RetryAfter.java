package ai.agumbe.data.provider;

import ai.agumbe.data.upstream.UpstreamCall;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads when a provider wants to be asked again. */
public final class RetryAfter {
    private static final Duration LONGEST = Duration.ofDays(1);

    private RetryAfter() {}

    /** From {@code retry-after-ms} or {@code retry-after} in seconds; null when neither is there. */
    public static @Nullable Duration in(UpstreamCall call) {
        return number(call.header("retry-after-ms"))
                .map(millis -> Duration.ofNanos((long) (millis * 1e6)))
                .or(() -> number(call.header("retry-after")).map(seconds -> Duration.ofNanos((long) (seconds * 1e9))))
                .orElse(null);
    }

    private static Optional<Double> number(Optional<String> text) {
        try {
            return text.map(Double::valueOf).filter(amount -> amount >= 0 && amount <= LONGEST.toMillis());
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }
}
