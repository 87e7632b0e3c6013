package ai.agumbe.control.usage;

import ai.agumbe.control.problem.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads single parameters of requests. */
final class Parameters {
    private static final int LATEST_YEAR = 9_999;
    static final String TIME = "an RFC 3339 time such as 2026-11-21T00:00:00Z, of a year from 0 to " + LATEST_YEAR;

    private Parameters() {}

    /** Empty when it is no time that anybody means. */
    static Optional<Instant> instant(String text) {
        try {
            // A plus sign that the client did not encode arrives as a space.
            OffsetDateTime time = OffsetDateTime.parse(text.replace(' ', '+'));
            return time.getYear() >= 0 && time.getYear() <= LATEST_YEAR
                    ? Optional.of(time.toInstant())
                    : Optional.empty();
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }

    /** Null when it is not there; refuses what is there and is no time. */
    static @Nullable Instant instantOrNull(@Nullable String text, String name) {
        return text == null
                ? null
                : instant(text).orElseThrow(() -> Problem.invalid(name, "is malformed (expected: " + TIME + ")"));
    }
}
