package ai.agumbe.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.agumbe.local.layout.Layout;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CommandLineTest {
    @Test
    void upWithoutOptionsIsOneNodeOnTheUsualPorts() {
        CommandLine line = up("up");

        assertThat(line.layout()).isEqualTo(new Layout(8080, 1));
        assertThat(line.data(Path.of("usual"))).isEqualTo(Path.of("usual"));
        assertThat(line.has("--detach")).isFalse();
    }

    @Test
    void upTakesItsOptionsInAnyOrder() {
        CommandLine line = up("up", "--nodes", "2", "--detach", "--data", "here", "--port-base", "9000");

        assertThat(line.layout()).isEqualTo(new Layout(9000, 2));
        assertThat(line.data(Path.of("usual"))).isEqualTo(Path.of("here"));
        assertThat(line.has("--detach")).isTrue();
    }

    @Test
    void anOptionThatTheVerbDoesNotTakeIsNamedWithThoseItTakes() {
        assertThatThrownBy(() -> up("up", "--node", "2"))
                .isInstanceOf(UsageException.class)
                .hasMessage(
                        "up: --node is no option of it (expected: --data, --detach, --fresh, --nodes, --port-base)");
    }

    @Test
    void anOptionWithoutItsValueIsNamed() {
        assertThatThrownBy(() -> up("up", "--nodes"))
                .isInstanceOf(UsageException.class)
                .hasMessage("--nodes: nothing follows (expected: its value)");
        assertThatThrownBy(() -> up("up", "--data", "--fresh")).isInstanceOf(UsageException.class);
    }

    @Test
    void numbersOutOfBoundsAreNamedWithTheBounds() {
        assertThatThrownBy(() -> up("up", "--nodes", "10").layout())
                .isInstanceOf(UsageException.class)
                .hasMessage("--nodes: 10 (expected: 1 to 9)");
        assertThatThrownBy(() -> up("up", "--nodes", "two").layout())
                .isInstanceOf(UsageException.class)
                .hasMessage("--nodes: two (expected: a whole number)");
        assertThatThrownBy(() -> up("up", "--port-base", "80").layout())
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--port-base: 80 (expected: a port from 1024");
    }

    @Test
    void verbsThatTakeAPartWantExactlyOne() {
        assertThat(up("start", "kafka").name()).isEqualTo("kafka");
        assertThatThrownBy(() -> up("start").name()).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> up("start", "kafka", "redis").name()).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> up("down", "kafka").noNames()).isInstanceOf(UsageException.class);
    }

    private static CommandLine up(String... words) {
        return new CommandLine(
                List.of(words), Set.of("--detach", "--fresh"), Set.of("--data", "--nodes", "--port-base"));
    }
}
