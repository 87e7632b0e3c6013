package ai.agumbe.control.usage;

import ai.agumbe.control.problem.Problem;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which exchanges stand out, and how many of them to show.
 *
 * @param by {@code cost}, {@code tokens} or {@code latency}
 */
record OutlierQuery(UsageQuery of, String by, int limit) {
    private static final Duration LONGEST = Duration.ofDays(31);
    private static final int MOST = 200;
    private static final int USUAL = 20;

    static OutlierQuery of(UsageQuery query, Function<String, @Nullable String> parameters) {
        if (Duration.between(query.from(), query.to()).compareTo(LONGEST) > 0) {
            throw Problem.invalid("to", "is too late (expected: a period of at most 31 days)");
        }
        String by = parameters.apply("by");
        if (by != null && !List.of("cost", "tokens", "latency").contains(by)) {
            throw Problem.invalid("by", "is not known (expected: cost, tokens or latency)");
        }
        return new OutlierQuery(query, by == null ? "cost" : by, limit(parameters.apply("limit")));
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return USUAL;
        }
        if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MOST) {
            throw Problem.invalid("limit", "is malformed (expected: a whole number from 1 to " + MOST + ")");
        }
        return Integer.parseInt(text);
    }
}
