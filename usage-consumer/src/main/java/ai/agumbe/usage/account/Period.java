package ai.agumbe.usage.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** From a moment on, until before another; null while it lasts. */
public record Period(Instant from, @Nullable Instant until) {
    boolean has(Instant moment) {
        return !moment.isBefore(from) && (until == null || moment.isBefore(until));
    }
}
