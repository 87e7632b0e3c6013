package ai.agumbe.data.route;

import ai.agumbe.data.chat.Target;
import org.jspecify.annotations.Nullable;

/**
 * An answer and who gave it.
 *
 * @param startedNanos when the call that brought it began
 */
public record Routed<T>(T answer, Target target, @Nullable String credential, long startedNanos) {
    /** The same, from the same, in another form. */
    Routed<T> as(T form) {
        return new Routed<>(form, target, credential, startedNanos);
    }

    long sinceNanos() {
        return System.nanoTime() - startedNanos;
    }
}
