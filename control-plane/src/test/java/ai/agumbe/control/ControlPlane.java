package ai.agumbe.control;

import ai.agumbe.control.setting.ControlSettings;
import ai.agumbe.model.setting.Settings;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micronaut.runtime.server.EmbeddedServer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A running control plane on a real Postgres and a real Kafka, and the operator's hands on it. */
final class ControlPlane implements AutoCloseable {
    static final String TOKEN = "test-admin-token-0123456789";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    final EmbeddedPostgres postgres;
    final Broker broker;
    private final Map<String, String> settings;
    private EmbeddedServer server;
    private int port;

    private static final class Shared {
        private static final ControlPlane INSTANCE = ownStack();
    }

    private ControlPlane(EmbeddedPostgres postgres, Broker broker, Map<String, String> settings) {
        this.postgres = postgres;
        this.broker = broker;
        this.settings = settings;
        this.server = Main.start(settings());
        this.port = server.getPort();
    }

    /** One stack for all tests of the module: starting it takes longer than they do. */
    static ControlPlane running() {
        return Shared.INSTANCE;
    }

    /** A stack that a test may break. */
    static ControlPlane ownStack() {
        try {
            Path target = Files.createDirectories(Path.of("target", "test-stack"));
            Broker broker = new Broker(Files.createTempDirectory(target, "kafka"));
            broker.start();
            ControlPlane started = new ControlPlane(EmbeddedPostgres.builder().start(), broker, Map.of());
            await(() -> started.get("/readyz").status() == 200);
            return started;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Another replica on the same Postgres and Kafka. */
    static ControlPlane ownServer(ControlPlane other, Map<String, String> settings) {
        return new ControlPlane(other.postgres, other.broker, settings);
    }

    /** The same server, asked on another port. */
    ControlPlane on(int otherPort) {
        port = otherPort;
        return this;
    }

    void stopServer() {
        server.close();
    }

    @Override
    public void close() {
        server.close();
        if (this != Shared.INSTANCE && broker != Shared.INSTANCE.broker) {
            broker.close();
            try {
                postgres.close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    record Reply(int status, String text, java.net.http.HttpHeaders headers) {
        JsonNode json() {
            try {
                return JSON.readTree(text);
            } catch (IOException broken) {
                throw new UncheckedIOException(text, broken);
            }
        }

        String header(String name) {
            return headers.firstValue(name).orElse("");
        }
    }

    private ControlSettings settings() {
        Map<String, String> environment = new HashMap<>(Map.of(
                "AGUMBE_HOST",
                "127.0.0.1",
                "AGUMBE_PORT",
                "0",
                "AGUMBE_KAFKA",
                broker.address(),
                "AGUMBE_POSTGRES_URL",
                "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres",
                "AGUMBE_POSTGRES_USER",
                "postgres",
                "AGUMBE_KEY_ENCRYPTION_KEYS",
                "k1:" + Base64.getEncoder().encodeToString(new byte[32]),
                "AGUMBE_ADMIN_TOKEN",
                TOKEN,
                "AGUMBE_ALLOWED_UPSTREAM_CIDRS",
                "127.0.0.0/8"));
        environment.putAll(settings);
        return ControlSettings.from(new Settings(environment));
    }

    void restart() {
        server = Main.start(settings());
        port = server.getPort();
        await(() -> get("/readyz").status() == 200);
    }

    Reply get(String path) {
        return call("GET", path, "");
    }

    Reply admin(String method, String path, String body) {
        return call(method, "/api/v1/admin" + path, body);
    }

    Reply call(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body));
        Map<String, String> all =
                new HashMap<>(Map.of("Authorization", "Bearer " + TOKEN, "Content-Type", "application/json"));
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        all.entrySet().removeIf(header -> header.getValue().isEmpty());
        all.forEach(request::setHeader);
        try {
            HttpResponse<String> reply = CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(reply.statusCode(), reply.body(), reply.headers());
        } catch (IOException failure) {
            throw new UncheckedIOException(method + " " + path, failure);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    String query(String sql) {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Waits until it holds, at most half a minute. */
    static void await(BooleanSupplier holds) {
        Instant end = Instant.now().plusSeconds(30);
        while (!holds.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("it does not hold after 30 s");
            }
            try {
                TimeUnit.MILLISECONDS.sleep(20);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
    }
}
