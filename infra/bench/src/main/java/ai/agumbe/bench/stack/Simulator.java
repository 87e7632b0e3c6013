package ai.agumbe.bench.stack;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** The control side of the simulated provider. */
public final class Simulator implements AutoCloseable {
    private final JsonCalls calls;

    public Simulator(URI address) {
        calls = new JsonCalls(address, Map.of());
    }

    /** From now on every stream of {@code model} has this many chunks, this far apart. */
    public void pace(String model, int chunks, Duration between) {
        calls.call("PUT", "/_sim/scripts/" + model, Map.of("chunks", chunks, "chunk_ms", between.toMillis()));
    }

    @Override
    public void close() {
        calls.close();
    }
}
