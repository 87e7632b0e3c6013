package ai.agumbe.data.route;

import ai.agumbe.data.chat.Target;
import org.jspecify.annotations.Nullable;

/**
 * An answer and who gave it.
 *
 * @param startedNanos when the call that brought it began
 */
public record Routed<T>(T answer, Target target, @Nullable String credential, long startedNanos) {}
