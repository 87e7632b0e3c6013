package ai.agumbe.usage.ground;

import ai.agumbe.usage.Main;
import ai.agumbe.usage.setting.UsageSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The usage-consumer as a process of its own, so that it can be killed. */
public final class ConsumerProcess implements AutoCloseable {
    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;
    private final Process process;

    public ConsumerProcess(String node, UsageSettings.Postgres database) {
        try {
            port = freePort();
            ProcessBuilder command = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx192m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Main.class.getName())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD);
            command.environment()
                    .putAll(Map.of(
                            "AGUMBE_HOST", "127.0.0.1",
                            "AGUMBE_PORT", Integer.toString(port),
                            "AGUMBE_NODE_ID", node,
                            "AGUMBE_KAFKA", TestKafka.brokers(),
                            "AGUMBE_KAFKA_GROUP", "process-" + node,
                            "AGUMBE_POSTGRES_URL", database.url(),
                            "AGUMBE_POSTGRES_USER", database.user(),
                            "AGUMBE_POSTGRES_PASSWORD", database.password()));
            process = command.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Status and body of a GET; empty when nobody answers. */
    public String get(String path) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() + " " + answer.body();
        } catch (IOException nobody) {
            return "";
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** As {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        kill();
        http.close();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
