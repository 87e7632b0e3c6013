package ai.agumbe.local.detour;

import ai.agumbe.local.detour.Toll.Side;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One connection over a detour: two threads that carry pieces, one for each direction. */
final class Crossing {
    private static final int PIECE = 16 << 10;
    private static final long GLANCE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Detour detour;
    private final Socket caller;
    private final Socket part;

    Crossing(Detour detour, Socket caller, Socket part) throws IOException {
        this.detour = detour;
        this.caller = caller;
        this.part = part;
        caller.setTcpNoDelay(true);
        part.setTcpNoDelay(true);
    }

    void begin() {
        Thread.ofVirtual().start(() -> carry(Side.CALLER, caller, part));
        Thread.ofVirtual().start(() -> carry(Side.PART, part, caller));
    }

    /** As a crash of the machine does it: with a reset. */
    void breakOff() {
        for (Socket socket : new Socket[] {caller, part}) {
            try {
                socket.setSoLinger(true, 0);
                socket.close();
            } catch (IOException broken) {
                // It is what we want.
            }
        }
        detour.ended(this);
    }

    void halfClose() {
        try {
            caller.shutdownOutput();
        } catch (IOException gone) {
            breakOff();
        }
    }

    private void carry(Side speaker, Socket from, Socket to) {
        byte[] piece = new byte[PIECE];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                if (mayPass(speaker, piece, length)) {
                    out.write(piece, 0, length);
                }
            }
            to.shutdownOutput();
            if (from.isOutputShutdown()) {
                breakOff();
            }
        } catch (IOException broken) {
            breakOff();
        }
    }

    /** Returns when the toll is paid; false for what shall not arrive. */
    private boolean mayPass(Side speaker, byte[] piece, int length) throws IOException {
        return switch (detour.toll()) {
            case Toll.Nothing _ -> true;
            case Toll.Late late -> {
                pause(late.by().toNanos()
                        + ThreadLocalRandom.current().nextLong(late.by().toNanos() + 1));
                yield true;
            }
            case Toll.Narrow narrow -> {
                pause(length * SECOND / narrow.bytesPerSecond());
                yield true;
            }
            case Toll.Silent _ -> {
                awaitAnotherToll();
                yield mayPass(speaker, piece, length);
            }
            case Toll.Broken _ -> throw new IOException("broken off");
            case Toll.HalfClosed _ -> {
                caller.shutdownOutput();
                yield false;
            }
            case Toll.CutAt cut -> {
                if (cut.strikes(speaker, piece, length)) {
                    throw new IOException("cut");
                }
                yield true;
            }
        };
    }

    private void awaitAnotherToll() throws IOException {
        while (detour.toll() instanceof Toll.Silent) {
            if (detour.isClosed()) {
                throw new IOException("closed");
            }
            LockSupport.parkNanos(GLANCE_NANOS);
        }
    }

    private static void pause(long nanos) {
        long end = System.nanoTime() + nanos;
        for (long left = nanos; left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
