package ai.agumbe.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void explainsItself() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("usage: ./agumbe bench")
                .contains("--stack FILE");
    }

    @Test
    void refusesWhatItDoesNotKnowInOneLine() {
        assertThat(run("--fast")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("bench: --fast: unknown option (expected: one that --help lists)\n");
    }

    @Test
    void refusesANumberThatIsNone() {
        assertThat(run("--rounds", "many")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("bench: --rounds: many (expected: a whole number)\n");
    }

    @Test
    void refusesAScenarioThatIsNotThere() {
        assertThat(run("--scenario", "chat,marathon")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("bench: --scenario: marathon (expected: chat,");
    }

    @Test
    void failsWhenTheStackIsNotThere() {
        assertThat(run("--stack", "no-such-stack.json")).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("no-such-stack.json: cannot be read");
    }

    private int run(String... words) {
        return Main.run(
                words,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
