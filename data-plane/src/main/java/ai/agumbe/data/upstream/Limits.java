package ai.agumbe.data.upstream;

import java.time.Duration;

/**
 * How long a call may wait for what.
 *
 * @param connect for a connection, TLS included
 * @param firstByte for the reply's first content after the request is sent
 * @param idle between pieces of the reply
 * @param total for all of it
 */
public record Limits(Duration connect, Duration firstByte, Duration idle, Duration total) {
    public static final Limits DEFAULT =
            new Limits(Duration.ofSeconds(2), Duration.ofMinutes(1), Duration.ofSeconds(30), Duration.ofMinutes(10));
}
