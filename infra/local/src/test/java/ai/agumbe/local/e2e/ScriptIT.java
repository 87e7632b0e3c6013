package ai.agumbe.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.local.process.TakenPorts;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The script {@code agumbe} itself, from a shell, on what was built. */
class ScriptIT {
    private static final Path HOME = Path.of("target", "e2e", "home").toAbsolutePath();
    private int port;

    @BeforeEach
    void home() throws IOException {
        BuiltHome.make(HOME);
        port = TakenPorts.freeLayout(1).portBase();
    }

    @AfterEach
    void nothingIsLeft() {
        agumbe("down");
        // The watcher of a detached stack looks once a second.
        Eventually.within(
                Duration.ofSeconds(10),
                () -> ProcessHandle.allProcesses()
                        .filter(ScriptIT::worksBelowHome)
                        .toList(),
                List::isEmpty);
    }

    @Test
    void upStatusLogsStopStartAndDown() throws IOException {
        Command up = agumbe("up", "--detach", "--fresh", "--port-base", Integer.toString(port));
        assertThat(up.exitCode()).as("%s", up.output()).isZero();
        JsonNode stack = stackFile();
        assertThat(curl(stack).status()).isEqualTo(200);
        assertThat(up.output()).contains(url(), "curl ", "OPENAI_API_KEY");
        assertThat(agumbe("up", "--port-base", Integer.toString(port)).output())
                .contains("runs")
                .contains("already");
        assertThat(agumbe("status")).satisfies(status -> {
            assertThat(status.exitCode()).isZero();
            assertThat(status.output())
                    .contains("data-plane-1", "control-plane", "usage-consumer", "kafka", "postgres");
        });
        assertThat(agumbe("logs", "data-plane-1").output()).contains("\"message\"");

        assertThat(agumbe("stop", "data-plane-1").exitCode()).isZero();
        assertThat(agumbe("status").exitCode()).isNotZero();
        assertThat(stackFile().at("/pids/data_plane/0").isNull()).isTrue();
        assertThat(agumbe("start", "data-plane-1").exitCode()).isZero();

        assertThat(stackFile().at("/pids/data_plane/0").asLong())
                .isPositive()
                .isNotEqualTo(stack.at("/pids/data_plane/0").asLong());
        assertThat(stackFile().path("api_key")).isEqualTo(stack.path("api_key"));
        assertThat(curl(stack).status()).isEqualTo(200);
        assertThat(agumbe("down").exitCode()).isZero();
        assertThat(HOME.resolve("target/local/stack.json")).doesNotExist();
    }

    @Test
    void aTakenPortIsNamedWithTheOptionThatMovesIt() throws IOException {
        try (ServerSocket taken = new ServerSocket(port + 1, 1, InetAddress.getLoopbackAddress())) {
            Command up = agumbe("up", "--detach", "--port-base", Integer.toString(port));

            assertThat(up.exitCode()).isEqualTo(1);
            assertThat(up.output()).contains(Integer.toString(taken.getLocalPort()), "control-plane", "--port-base");
        }
    }

    @Test
    void whatItDoesNotKnowItRefusesAndHelpSaysWhatItKnows() {
        assertThat(agumbe("upp").exitCode()).isEqualTo(2);
        assertThat(agumbe("up", "--nodez", "2").output()).contains("--nodes");
        assertThat(agumbe("help").output())
                .contains("up", "down", "status", "logs", "start", "stop", "test", "fault", "bench");
    }

    private static Command agumbe(String... words) {
        String[] all = new String[words.length + 1];
        all[0] = HOME.resolve("agumbe").toString();
        System.arraycopy(words, 0, all, 1, words.length);
        return Command.run(HOME, Map.of("JAVA_HOME", System.getProperty("java.home")), all);
    }

    private String url() {
        return "http://127.0.0.1:" + port;
    }

    private Answer curl(JsonNode stack) {
        return new Node(url(), stack.path("api_key").asText()).chat("smart-default");
    }

    private static JsonNode stackFile() throws IOException {
        Path file = HOME.resolve("target/local/stack.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        return Wire.json(Files.readString(file));
    }

    private static boolean worksBelowHome(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), "cmdline"))
                    .contains(HOME.toString());
        } catch (IOException gone) {
            return false;
        }
    }
}
