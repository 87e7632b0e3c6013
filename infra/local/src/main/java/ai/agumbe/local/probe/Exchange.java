package ai.agumbe.local.probe;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** One question and its answer over a fresh connection, within a second. */
final class Exchange {
    private static final int LIMIT_MILLIS = 1_000;

    private final int port;

    Exchange(int port) {
        this.port = port;
    }

    boolean holds(Talk talk) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), LIMIT_MILLIS);
            socket.setSoTimeout(LIMIT_MILLIS);
            return talk.ask(
                    new DataOutputStream(socket.getOutputStream()), new DataInputStream(socket.getInputStream()));
        } catch (IOException notYet) {
            return false;
        }
    }

    /** What is said in one protocol, and whether the answer means ready. */
    @FunctionalInterface
    interface Talk {
        boolean ask(DataOutputStream out, DataInputStream in) throws IOException;
    }
}
