package ai.agumbe.data.server;

import java.time.Duration;

/**
 * Limits of the server's connections.
 *
 * @param maxConnections open at once; more are closed as they come
 * @param maxExchanges running at once; more are refused before their bodies are read
 * @param idle how long a connection may say nothing between requests, or take to send one
 * @param stalledCaller how long a streamed reply waits for a caller that does not read
 * @param streamSilence after how long of silence a stream sends its keep-alive
 */
public record ServerLimits(
        int maxConnections, int maxExchanges, Duration idle, Duration stalledCaller, Duration streamSilence) {
    public static final ServerLimits DEFAULT =
            new ServerLimits(20_000, 10_000, Duration.ofSeconds(90), Duration.ofMinutes(1), Duration.ofSeconds(10));

    /** The same with other bounds. */
    public ServerLimits bounded(int connections, int exchanges) {
        return new ServerLimits(connections, exchanges, idle, stalledCaller, streamSilence);
    }
}
