package ai.agumbe.local.detour;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A door of its own to a part of this machine; the {@link Toll} in force holds for old and new connections alike. */
public final class Detour implements AutoCloseable {
    private static final Toll NOTHING = new Toll.Nothing();
    private static final int WAITING = 100;

    private final int target;
    private final ServerSocket door;
    private final Set<Crossing> crossings = ConcurrentHashMap.newKeySet();
    private volatile Toll toll = NOTHING;

    private Detour(int target, ServerSocket door) {
        this.target = target;
        this.door = door;
    }

    /** Opens a door on any free port. */
    public static Detour to(int target) {
        try {
            Detour detour = new Detour(target, new ServerSocket(0, WAITING, InetAddress.getLoopbackAddress()));
            Thread.ofPlatform().daemon().name("detour-" + target).start(detour::welcome);
            return detour;
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    public int port() {
        return door.getLocalPort();
    }

    public void demand(Toll next) {
        Toll before = toll;
        toll = next;
        if (next instanceof Toll.Broken || before instanceof Toll.HalfClosed) {
            crossings.forEach(Crossing::breakOff);
        } else if (next instanceof Toll.HalfClosed) {
            crossings.forEach(Crossing::halfClose);
        }
    }

    /** From now on everything passes. */
    public void open() {
        demand(NOTHING);
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException unclosable) {
            throw new UncheckedIOException(unclosable);
        }
        crossings.forEach(Crossing::breakOff);
    }

    Toll toll() {
        return toll;
    }

    boolean isClosed() {
        return door.isClosed();
    }

    void ended(Crossing crossing) {
        crossings.remove(crossing);
    }

    private void welcome() {
        while (!door.isClosed()) {
            try {
                cross(door.accept());
            } catch (IOException closed) {
                // The door was closed, or a caller is gone already.
            }
        }
    }

    private void cross(Socket caller) throws IOException {
        try {
            Crossing crossing = new Crossing(this, caller, new Socket(InetAddress.getLoopbackAddress(), target));
            crossings.add(crossing);
            crossing.begin();
        } catch (IOException nobodyThere) {
            caller.setSoLinger(true, 0);
            caller.close();
        }
    }
}
