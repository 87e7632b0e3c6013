package ai.agumbe.bench.scenario;

import java.time.Duration;

/** Tells the upstream of streams how many chunks to send, and how far apart. */
@FunctionalInterface
public interface Pacer {
    void pace(int chunks, Duration between);
}
