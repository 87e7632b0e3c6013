package ai.agumbe.local.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** One more data plane beside those of the stack: started as they are, with an environment of its own. */
record ExtraNode(Process process, String url) implements AutoCloseable {
    /** What {@link #ready} says when nobody listens. */
    static final int NOBODY = 0;

    static ExtraNode start(Stack stack, Path directory, Duration drainDelay) throws IOException {
        long like = stack.parts().pid("data-plane-1");
        int port = freePort();
        ProcessBuilder node = new ProcessBuilder(words(like, "cmdline"))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("node.log").toFile());
        node.environment().clear();
        for (String entry : words(like, "environ")) {
            int sign = entry.indexOf('=');
            node.environment().put(entry.substring(0, sign), entry.substring(sign + 1));
        }
        node.environment().put("AGUMBE_PORT", Integer.toString(port));
        node.environment().put("AGUMBE_NODE_ID", "extra-" + port);
        node.environment().put("AGUMBE_DATA_DIR", directory.resolve("data").toString());
        node.environment().put("AGUMBE_DRAIN_DELAY", drainDelay.toMillis() + "ms");
        return new ExtraNode(node.start(), "http://127.0.0.1:" + port);
    }

    /** What a load balancer hears. */
    int ready() {
        try {
            return Wire.trySend(Wire.request("GET", url + "/readyz", "")).status();
        } catch (IOException nobody) {
            return NOBODY;
        }
    }

    void terminate() {
        process.destroy();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static List<String> words(long pid, String file) {
        try {
            String text = Files.readString(Path.of("/proc", Long.toString(pid), file));
            return List.of(text.split("\0"));
        } catch (IOException gone) {
            throw new UncheckedIOException(pid + ": not running", gone);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0)) {
            return any.getLocalPort();
        }
    }
}
