package ai.agumbe.local.e2e;

import ai.agumbe.local.LocalStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One more process like a part of the stack, on a port and under a name of its own, with data in a folder of its own. */
public record Twin(Process process, String url) implements AutoCloseable {
    /** What {@link #ready} says when nobody listens. */
    static final int NOBODY = 0;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    public static Twin start(LocalStack parts, String part, Path folder) throws IOException {
        return start(parts, part, folder, Map.of());
    }

    /** @param settings variables that it has beside, or instead of, those of the part */
    public static Twin start(LocalStack parts, String part, Path folder, Map<String, String> settings)
            throws IOException {
        long like = parts.pid(part);
        int port = freePort();
        Files.createDirectories(folder);
        ProcessBuilder twin = new ProcessBuilder(words(like, "cmdline"))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("twin-" + port + ".log").toFile());
        twin.environment().clear();
        for (String entry : words(like, "environ")) {
            int sign = entry.indexOf('=');
            twin.environment().put(entry.substring(0, sign), entry.substring(sign + 1));
        }
        twin.environment().put("AGUMBE_PORT", Integer.toString(port));
        twin.environment().put("AGUMBE_NODE_ID", "twin-" + port);
        twin.environment()
                .computeIfPresent(
                        "AGUMBE_DATA_DIR",
                        (name, data) -> folder.resolve("data-" + port).toString());
        twin.environment().putAll(settings);
        return new Twin(twin.start(), "http://127.0.0.1:" + port);
    }

    /** What a load balancer hears. */
    int ready() {
        try {
            return Wire.trySend(Wire.request("GET", url + "/readyz", "")).status();
        } catch (IOException nobody) {
            return NOBODY;
        }
    }

    public void awaitReady() {
        Eventually.within(PATIENCE, this::ready, status -> status == 200);
    }

    /** Tells it to end; it does what it does then. */
    public void terminate() {
        process.destroy();
    }

    /** Whether it ended by itself within that time. */
    public boolean endsWithin(Duration limit) throws InterruptedException {
        return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Kills it, if it still lives. */
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
