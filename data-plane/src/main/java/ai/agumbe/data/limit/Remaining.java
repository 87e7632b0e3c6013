package ai.agumbe.data.limit;

import java.util.Locale;

/**
 * What is left of one limit that holds for a caller.
 *
 * @param of whose it is: {@code key}, {@code app} or {@code tenant}
 * @param name as its holder's document calls it
 */
public record Remaining(String of, String name, Left left) {
    static Remaining of(Bound bound, Standing standing) {
        return new Remaining(bound.level().name().toLowerCase(Locale.ROOT), bound.name(), Left.of(bound, standing));
    }
}
