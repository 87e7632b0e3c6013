package ai.agumbe.control.parameter;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Query parameters, read with their bounds. */
public record Parameters(Function<String, @Nullable String> values) {
    public static final int LATEST_YEAR = 9_999;
    private static final int LONGEST = 256;

    public Optional<String> text(String name) throws BadParameter {
        String value = values.apply(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value.isEmpty() || value.length() > LONGEST || value.indexOf('\0') >= 0) {
            throw new BadParameter(name, "is empty or too long (expected: 1 to " + LONGEST + " characters)");
        }
        return Optional.of(value);
    }

    public Optional<String> oneOf(String name, Set<String> allowed) throws BadParameter {
        Optional<String> value = text(name);
        if (value.isPresent() && !allowed.contains(value.get())) {
            throw new BadParameter(
                    name, "is not known (expected: one of " + String.join(", ", new TreeSet<>(allowed)) + ")");
        }
        return value;
    }

    public int number(String name, int otherwise, int most) throws BadParameter {
        String value = values.apply(name);
        if (value == null) {
            return otherwise;
        }
        if (!value.matches("[0-9]{1,9}") || Integer.parseInt(value) < 1 || Integer.parseInt(value) > most) {
            throw new BadParameter(name, "is malformed (expected: a whole number from 1 to " + most + ")");
        }
        return Integer.parseInt(value);
    }

    public Optional<OffsetDateTime> time(String name) throws BadParameter {
        Optional<String> value = text(name);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        try {
            // A plus sign that the client did not encode arrives as a space.
            OffsetDateTime time = OffsetDateTime.parse(value.get().replace(' ', '+'));
            if (time.getYear() >= 0 && time.getYear() <= LATEST_YEAR) {
                return Optional.of(time);
            }
        } catch (DateTimeException malformed) {
            throw new BadParameter(name, "is malformed (expected: an RFC 3339 time such as 2026-11-21T00:00:00Z)");
        }
        throw new BadParameter(name, "is out of bounds (expected: a year from 0 to " + LATEST_YEAR + ")");
    }
}
