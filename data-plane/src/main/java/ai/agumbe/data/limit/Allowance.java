package ai.agumbe.data.limit;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is left to a caller, of the tightest limits that hold for its call; null where none does.
 *
 * @param requests of the minute or the hour
 * @param tokens of the minute
 */
public record Allowance(@Nullable Left requests, @Nullable Left tokens) {
    static Allowance of(List<Bound> bounds, List<Standing> standings) {
        return new Allowance(
                tightest(bounds, standings, Measure::isOfRequests),
                tightest(bounds, standings, measure -> measure == Measure.TOKENS_PER_MINUTE));
    }

    private static @Nullable Left tightest(List<Bound> bounds, List<Standing> standings, Predicate<Measure> measured) {
        Left tightest = null;
        for (int i = 0; i < bounds.size(); i++) {
            if (measured.test(bounds.get(i).measure())) {
                Left left = Left.of(bounds.get(i), standings.get(i));
                tightest = tightest == null || left.isTighterThan(tightest) ? left : tightest;
            }
        }
        return tightest;
    }
}
