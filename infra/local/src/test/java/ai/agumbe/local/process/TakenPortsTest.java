package ai.agumbe.local.process;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.agumbe.local.layout.Layout;
import ai.agumbe.local.layout.PartKind;
import ai.agumbe.local.layout.StackFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class TakenPortsTest {
    private final Layout layout = TakenPorts.freeLayout(2);

    @Test
    void freePortsPass() {
        assertThatCode(() -> new TakenPorts(layout).refuse(layout.parts())).doesNotThrowAnyException();
    }

    @Test
    void aTakenPortIsNamedWithItsPartAndTheOptionThatMovesIt() throws IOException {
        int port = layout.port(PartKind.REDIS);
        try (ServerSocket other = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> new TakenPorts(layout).refuse(layout.parts()))
                    .isInstanceOf(StackFailure.class)
                    .hasMessageStartingWith("port " + other.getLocalPort() + " (redis): taken")
                    .hasMessageContaining("--port-base");
        }
    }
}
