package ai.agumbe.bench;

import ai.agumbe.bench.failure.BenchFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/** Finds a base from which all ports of a local system are free. */
final class Ports {
    private static final int[] USED = {0, 1, 2, 10, 30, 31, 32, 33};
    // Below the range from which the kernel takes ports for outgoing connections.
    private static final int FIRST = 15_000;
    private static final int LAST = 30_000;
    private static final int ATTEMPTS = 100;

    private Ports() {}

    static int freeBase() {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            int base = ThreadLocalRandom.current().nextInt(FIRST, LAST);
            if (Arrays.stream(USED).allMatch(offset -> isFree(base + offset))) {
                return base;
            }
        }
        throw new BenchFailure("ports: no free range found (expected: --port-base P)");
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
