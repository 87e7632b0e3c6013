package ai.agumbe.model.guard;

import org.jspecify.annotations.Nullable;

/** How many characters all texts of a call may have together; null for no bound. */
public record ContentLength(@Nullable Integer min, @Nullable Integer max) {
    public static final ContentLength ANY = new ContentLength(null, null);

    public boolean allows(long characters) {
        return (min == null || characters >= min) && (max == null || characters <= max);
    }
}
