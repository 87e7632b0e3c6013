package ai.agumbe.data.ground;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/** A port that listens but takes no further connection: whoever connects waits. */
public final class FullBacklog implements AutoCloseable {
    private static final int MOST = 50;

    private final ServerSocket listening;
    private final List<Socket> waiting = new ArrayList<>();

    public FullBacklog() {
        try {
            listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            int tried = 0;
            while (takesAnother()) {
                tried++;
                if (tried == MOST) {
                    throw new IllegalStateException("this system does not let a backlog fill up");
                }
            }
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    private boolean takesAnother() throws IOException {
        Socket socket = new Socket();
        waiting.add(socket);
        try {
            socket.connect(new InetSocketAddress(listening.getInetAddress(), listening.getLocalPort()), 150);
            return true;
        } catch (SocketTimeoutException full) {
            return false;
        }
    }

    public String baseUrl() {
        return "http://127.0.0.1:" + listening.getLocalPort() + "/v1";
    }

    @Override
    public void close() {
        try {
            for (Socket each : waiting) {
                each.close();
            }
            listening.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
