package ai.agumbe.data.provider;

import ai.agumbe.data.upstream.UpstreamCall;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads when a provider wants to be asked again. */
public final class RetryAfter {
    private static final Duration LONGEST = Duration.ofDays(1);

    private RetryAfter() {}

    /**
     * From {@code retry-after-ms}, or {@code retry-after} in seconds or as a date, by the provider's own clock; null when none
     * of them makes sense.
     */
    public static @Nullable Duration in(UpstreamCall call) {
        return number(call.header("retry-after-ms"))
                .map(millis -> Duration.ofNanos((long) (millis * 1e6)))
                .or(() -> number(call.header("retry-after")).map(seconds -> Duration.ofNanos((long) (seconds * 1e9))))
                .or(() -> between(call.header("date"), call.header("retry-after")))
                .filter(wait -> wait.compareTo(LONGEST) <= 0)
                .orElse(null);
    }

    private static Optional<Double> number(Optional<String> text) {
        try {
            return text.map(Double::valueOf).filter(amount -> amount >= 0 && amount <= LONGEST.toMillis());
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> between(Optional<String> now, Optional<String> then) {
        return date(now)
                .flatMap(from -> date(then).map(to -> Duration.between(from, to)))
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
    }

    private static Optional<Instant> date(Optional<String> text) {
        try {
            return text.map(value -> Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value.strip())));
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }
}
