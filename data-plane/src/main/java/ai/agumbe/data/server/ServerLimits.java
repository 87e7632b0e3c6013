package ai.agumbe.data.server;

import java.time.Duration;

/**
 * Limits of the server's connections.
 *
 * @param maxConnections open at once; more are closed as they come
 * @param idle how long a connection may say nothing between requests, or take to send one
 * @param stalledCaller how long a streamed reply waits for a caller that does not read
 * @param streamSilence after how long of silence a stream sends its keep-alive
 */
public record ServerLimits(int maxConnections, Duration idle, Duration stalledCaller, Duration streamSilence) {
    public static final ServerLimits DEFAULT =
            new ServerLimits(20_000, Duration.ofSeconds(90), Duration.ofMinutes(1), Duration.ofSeconds(10));
}
