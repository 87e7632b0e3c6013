package ai.agumbe.simulator.script;

import java.time.Duration;

/**
 * When a reply's parts are sent.
 *
 * @param latency before anything is sent
 * @param betweenChunks from one chunk of a stream to the next
 * @param chunks how many pieces the content is sent in; 0 leaves it to the rule
 * @param stallAfter chunks after which nothing more comes, or {@link #NEVER}
 * @param cutAfter chunks after which the connection closes, or {@link #NEVER}
 */
public record Pace(Duration latency, Duration betweenChunks, int chunks, int stallAfter, int cutAfter) {
    public static final int NEVER = -1;
    public static final Pace AT_ONCE = new Pace(Duration.ZERO, Duration.ZERO, 0, NEVER, NEVER);

    public boolean stalls() {
        return stallAfter != NEVER;
    }

    public boolean cuts() {
        return cutAfter != NEVER;
    }

    /** Whether a stream can be sent in one go. */
    public boolean isAtOnce() {
        return betweenChunks.isZero() && !stalls() && !cuts();
    }
}
