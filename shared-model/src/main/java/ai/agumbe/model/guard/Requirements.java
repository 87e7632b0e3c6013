package ai.agumbe.model.guard;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What providers must promise to be asked.
 *
 * @param regions one of which must be theirs; empty for any
 * @param zeroRetention whether they must keep nothing
 */
public record Requirements(List<String> regions, boolean zeroRetention) {
    public static final Requirements NONE = new Requirements(List.of(), false);

    public Requirements {
        regions = List.copyOf(regions);
    }

    /** @param region of a provider; null when nobody said */
    public boolean areMetBy(@Nullable String region, boolean keepsNothing) {
        boolean inRegion = regions.isEmpty() || (region != null && regions.contains(region));
        return inRegion && (keepsNothing || !zeroRetention);
    }
}
