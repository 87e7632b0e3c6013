package ai.agumbe.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Needs nginx, as the bench does. */
class WholeRunTest {
    private final FakeSystem system = new FakeSystem();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder = Path.of("");

    WholeRunTest() throws IOException {}

    @AfterEach
    void stop() {
        system.close();
    }

    @Test
    void measuresEverySideAndTakesItsModelsOutAgain() throws IOException {
        int code = run("--scenario", "chat,paced,streams,crowd", "--rate", "200", "--streams", "5");

        assertThat(err.toString(StandardCharsets.UTF_8)).contains("done, taking everything down");
        assertThat(code).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("== chat: closed loop", "== paced: open loop, 200 requests/s", "== streams: 5 streams")
                .containsPattern("(?m)^gateway +[0-9.]+ +[0-9.]+ +\\d+ +\\d")
                .containsPattern("(?m)^nginx proxy +[0-9.]+ +1.00 +\\d+ +1.00")
                .contains("CPU µs per request", "CPU µs per stream", "data-plane")
                .containsPattern("(?m)^(reached|MISSED) +requests/s ÷ nginx: [0-9.]+ \\(goal: ≥ 0.60\\)")
                .containsPattern("(?m)^(reached|MISSED) +data plane's memory at its peak, MB: \\d+");
        assertThat(system.adminCalls())
                .contains("PUT /api/v1/admin/providers/bench-canned", "PUT /api/v1/admin/models?wait=true")
                .contains("DELETE /api/v1/admin/models/@bench/canned", "DELETE /api/v1/admin/tenants/bench/keys/k1");
    }

    @Test
    void failsAndSaysWhatCameBackWhenTheGatewayRefuses() throws IOException {
        system.revokeTheKey();

        int code = run("--scenario", "chat");

        assertThat(code).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("status 401 (expected: 200) {\"error\":{\"code\":\"unauthorized\"}}");
    }

    private int run(String... words) throws IOException {
        var all = new ArrayList<>(List.of("--stack", system.stackFile(folder).toString()));
        all.addAll(List.of("--rounds", "1", "--seconds", "1", "--warm-up", "0", "--connections", "4"));
        all.addAll(List.of(words));
        return Main.run(
                all.toArray(String[]::new),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
