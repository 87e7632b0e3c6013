package ai.agumbe.bench.stack;

import ai.agumbe.bench.failure.BenchFailure;
import ai.agumbe.bench.process.ProcessGroup;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What stack.json says of a running system. */
public final class StackFile {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final JsonNode content;

    private StackFile(Path file, JsonNode content) {
        this.file = file;
        this.content = content;
    }

    public static StackFile read(Path file) {
        try {
            return new StackFile(file, JSON.readTree(file.toFile()));
        } catch (IOException e) {
            throw new BenchFailure(file + ": cannot be read (expected: the stack.json of a running system)", e);
        }
    }

    /** The first data plane, the one that is measured. */
    public URI dataPlane() {
        return URI.create(required(content.path("data_plane").path(0), "data_plane"));
    }

    URI controlPlane() {
        return URI.create(required(content.path("control_plane"), "control_plane"));
    }

    URI usageConsumer() {
        return URI.create(required(content.path("usage_consumer"), "usage_consumer"));
    }

    public URI simulator() {
        return URI.create(required(content.path("simulator"), "simulator"));
    }

    String kafka() {
        return required(content.path("kafka"), "kafka");
    }

    /** How to connect to the database. */
    record Database(String url, String user, String password) {
        @Override
        public String toString() {
            return "Database[" + url + "]";
        }
    }

    Database postgres() {
        var told = content.path("postgres");
        return new Database(
                required(told.path("url"), "postgres.url"),
                required(told.path("user"), "postgres.user"),
                required(told.path("password"), "postgres.password"));
    }

    /** Where Kafka and Redis listen. */
    Set<Integer> storePorts() {
        return Stream.of(kafka(), required(content.path("redis"), "redis"))
                .map(address -> Integer.valueOf(address.substring(address.lastIndexOf(':') + 1)))
                .collect(Collectors.toSet());
    }

    String adminToken() {
        return required(content.path("admin_token"), "admin_token");
    }

    /** Every process of the system, the hot path first. */
    public List<ProcessGroup> processes() {
        var groups = new ArrayList<ProcessGroup>();
        content.path("pids").properties().forEach(entry -> {
            var pids = new ArrayList<Long>();
            var value = entry.getValue();
            (value.isArray() ? value : List.of(value)).forEach(pid -> {
                if (pid.canConvertToLong()) {
                    pids.add(pid.asLong());
                }
            });
            if (!pids.isEmpty()) {
                groups.add(new ProcessGroup(entry.getKey().replace('_', '-'), pids));
            }
        });
        return groups;
    }

    private String required(JsonNode node, String name) {
        if (!node.isTextual()) {
            throw new BenchFailure(file + ": has no " + name + " (expected: the stack.json of a running system)");
        }
        return node.asText();
    }
}
