package ai.agumbe.simulator;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the simulator listens.
 *
 * @param managementPort where health and counters are served instead, or null
 */
record Settings(String host, int port, @Nullable Integer managementPort) {
    private static final int USUAL_PORT = 8090;
    private static final int LAST_PORT = 65_535;

    /** A setting that cannot be used; the message names its variable. */
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        Unusable(String message) {
            super(message, null, false, false);
        }
    }

    static Settings from(Map<String, String> environment) throws Unusable {
        String host = environment.getOrDefault("AGUMBE_HOST", "127.0.0.1").strip();
        if (host.isEmpty()) {
            throw new Unusable("AGUMBE_HOST: empty (expected: an address of this machine)");
        }
        Integer port = port("AGUMBE_PORT", environment);
        return new Settings(host, port == null ? USUAL_PORT : port, port("AGUMBE_MANAGEMENT_PORT", environment));
    }

    private static @Nullable Integer port(String name, Map<String, String> environment) throws Unusable {
        String value = environment.get(name);
        if (value == null) {
            return null;
        }
        try {
            int port = Integer.parseInt(value.strip());
            if (port >= 0 && port <= LAST_PORT) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new Unusable(name + ": " + value + " (expected: a port, 0 to " + LAST_PORT + ")");
        }
        throw new Unusable(name + ": " + value + " (expected: a port, 0 to " + LAST_PORT + ")");
    }
}
