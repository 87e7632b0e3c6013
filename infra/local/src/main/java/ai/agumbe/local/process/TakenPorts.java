package ai.agumbe.local.process;

import ai.agumbe.local.console.Timer;
import ai.agumbe.local.layout.Layout;
import ai.agumbe.local.layout.PartName;
import ai.agumbe.local.layout.StackFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Finds ports that somebody else listens on, before a part fails over them. */
public final class TakenPorts {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long GLANCE_MILLIS = 50;
    private static final int ATTEMPTS = 100;
    private static final int LOWEST = 10_000;
    private static final int HIGHEST = 32_000;

    private final Layout layout;

    public TakenPorts(Layout layout) {
        this.layout = layout;
    }

    /** Waits a little for ports that a process still holds while it ends, then refuses what is taken. */
    void awaitFree(PartName part) throws InterruptedException {
        Timer timer = new Timer();
        CountDownLatch never = new CountDownLatch(1);
        while (layout.ports(part).stream().anyMatch(TakenPorts::isTaken) && !timer.hasPassed(PATIENCE)) {
            if (never.await(GLANCE_MILLIS, TimeUnit.MILLISECONDS)) {
                return;
            }
        }
        refuse(List.of(part));
    }

    /** Fails naming every port that the parts need and cannot have. */
    public void refuse(List<PartName> parts) {
        List<String> taken = new ArrayList<>();
        for (PartName part : parts) {
            layout.ports(part).stream()
                    .filter(TakenPorts::isTaken)
                    .forEach(port -> taken.add(port + " (" + part + ")"));
        }
        if (!taken.isEmpty()) {
            throw new StackFailure(
                    "port " + String.join(", ", taken) + ": taken by another process (expected: free; move"
                            + " all ports with ./agumbe up --port-base P, now " + layout.portBase() + ")");
        }
    }

    /** A random base all of whose ports are free, below those that the system gives to outgoing connections. */
    public static Layout freeLayout(int nodes) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Layout layout = new Layout(ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST), nodes);
            if (layout.parts().stream()
                    .flatMap(part -> layout.ports(part).stream())
                    .noneMatch(TakenPorts::isTaken)) {
                return layout;
            }
        }
        throw new StackFailure("port: no range of free ones found (expected: " + Layout.LAST_OFFSET + " in a row)");
    }

    private static boolean isTaken(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
            return false;
        } catch (IOException taken) {
            return true;
        }
    }
}
