package ai.agumbe.data.route;

import ai.agumbe.data.chat.Target;
import ai.agumbe.data.chat.Usage;
import org.jspecify.annotations.Nullable;

/**
 * One call that was made to one target.
 *
 * @param outcome {@code answered}, or the fault's name
 */
public record Try(
        Target target,
        @Nullable String credential,
        String outcome,
        @Nullable Integer status,
        long nanos,
        Usage sold) {
    public static final String ANSWERED = "answered";
}
