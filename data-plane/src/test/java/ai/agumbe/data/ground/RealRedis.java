package ai.agumbe.data.ground;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.function.Function;
import redis.embedded.RedisServer;

/** A Redis of our own that can be stopped, started anew, and held still. */
public final class RealRedis implements AutoCloseable {
    private final int port = freePort();
    private RedisServer server = started();
    private long pid = readPid();

    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    /** Settings of a node that uses it and waits for it as long as a busy machine may take. */
    public Map<String, String> settings() {
        return Map.of("AGUMBE_REDIS_URL", url(), "AGUMBE_REDIS_TIMEOUT", "5s", "AGUMBE_IDEMPOTENCY_LEASE", "1s");
    }

    public void stop() {
        try {
            server.stop();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public void startAgain() {
        server = started();
        pid = readPid();
    }

    /** It keeps its connections and says nothing more. */
    public void holdStill() {
        signal("STOP");
    }

    public void goOn() {
        signal("CONT");
    }

    /** What somebody sees who looks into it. */
    public <T> T look(Function<RedisCommands<String, String>, T> at) {
        try (RedisClient client = RedisClient.create(url())) {
            return at.apply(client.connect().sync());
        }
    }

    private RedisServer started() {
        try {
            RedisServer fresh = RedisServer.newRedisServer()
                    .port(port)
                    .setting("bind 127.0.0.1")
                    .setting("save \"\"")
                    .setting("appendonly no")
                    .build();
            fresh.start();
            return fresh;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private long readPid() {
        return look(redis -> redis.info("server")
                .lines()
                .filter(line -> line.startsWith("process_id:"))
                .mapToLong(line -> Long.parseLong(line.substring("process_id:".length())))
                .sum());
    }

    private void signal(String name) {
        try {
            int code = new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IllegalStateException("kill -" + name + " " + pid + ": " + code);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        goOn();
        stop();
    }
}
