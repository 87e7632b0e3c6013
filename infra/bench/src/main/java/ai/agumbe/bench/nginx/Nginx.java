package ai.agumbe.bench.nginx;

import ai.agumbe.bench.failure.BenchFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One nginx process with its workers, in a directory of its own. */
public final class Nginx implements AutoCloseable {
    private static final long START_LIMIT_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Process process;

    private Nginx(Process process) {
        this.process = process;
    }

    /** The fixed upstream: one canned reply to whatever is asked. */
    public static Nginx upstream(Path directory, int port) {
        return start(directory, NginxConfig.upstream(port), port);
    }

    /** The reverse proxy that the gateway is compared with. */
    public static Nginx proxy(Path directory, Proxied proxied) {
        return start(directory, NginxConfig.proxy(proxied), proxied.port());
    }

    public long pid() {
        return process.pid();
    }

    /** A port that was free a moment ago. */
    public static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new BenchFailure("ports: none is free (expected: a free port on this machine)", e);
        }
    }

    public static URI address(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static Nginx start(Path directory, String config, int port) {
        var log = directory.resolve("nginx.log");
        try {
            Files.createDirectories(directory);
            var file = Files.writeString(directory.resolve("nginx.conf"), config);
            var process = new ProcessBuilder(program(), "-p", directory.toString(), "-c", file.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            var nginx = new Nginx(process);
            nginx.awaitPort(port, log);
            return nginx;
        } catch (IOException e) {
            throw new BenchFailure(
                    "nginx: cannot be started (expected: nginx on the PATH, e.g. apt-get install nginx-light)", e);
        }
    }

    /** Distributions install it where only root's PATH looks. */
    private static String program() {
        return Stream.of("/usr/sbin/nginx", "/usr/local/sbin/nginx")
                .filter(place -> Files.isExecutable(Path.of(place)))
                .findFirst()
                .orElse("nginx");
    }

    private void awaitPort(int port, Path log) throws IOException {
        long deadline = System.nanoTime() + START_LIMIT_NANOS;
        while (!answers(port)) {
            if (!process.isAlive() || System.nanoTime() > deadline) {
                process.destroyForcibly();
                throw new BenchFailure("nginx: does not listen on port " + port + ": "
                        + Files.readString(log).strip());
            }
            pause();
        }
    }

    private void pause() {
        try {
            // Ends early when nginx does.
            process.waitFor(20, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("nginx: interrupted while starting");
        }
    }

    private static boolean answers(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
