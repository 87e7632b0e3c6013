package ai.agumbe.simulator.script;

import org.jspecify.annotations.Nullable;

/**
 * How a call is answered.
 *
 * @param status the HTTP status; one of 400 and above answers with an error
 * @param garbage how many unreadable events a stream carries; any makes a whole body unreadable
 */
public record Script(
        int status,
        @Nullable Body body,
        @Nullable String retryAfter,
        Pace pace,
        Content content,
        UsageReport usage,
        int garbage) {
    public static final Script PLAIN =
            new Script(200, null, null, Pace.AT_ONCE, Content.UNSCRIPTED, new UsageReport.Sold(), 0);

    public boolean refuses() {
        return status >= 400;
    }
}
