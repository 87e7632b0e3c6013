package ai.agumbe.bench.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OpenFilesTest {
    private final long self = ProcessHandle.current().pid();

    @Test
    void countsConnectionsToAPort() throws IOException {
        try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            int port = server.getLocalPort();
            long before = OpenFiles.of(self).count();

            try (var one = new Socket(server.getInetAddress(), port);
                    var other = new Socket(server.getInetAddress(), port)) {
                assertThat(one.isConnected() && other.isConnected()).isTrue();
                assertThat(OpenFiles.of(self).connectionsTo(Set.of(port))).isEqualTo(2);
                assertThat(OpenFiles.of(self).count()).isGreaterThanOrEqualTo(before + 2);
            }
            assertThat(OpenFiles.of(self).connectionsTo(Set.of(port))).isZero();
        }
    }
}
