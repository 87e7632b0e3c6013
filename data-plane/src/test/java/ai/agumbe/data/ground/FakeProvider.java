package ai.agumbe.data.ground;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import javax.net.ServerSocketFactory;

/** A provider on a real socket that does as it is told. */
public final class FakeProvider implements AutoCloseable {
    private final ServerSocket listening;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedQueue<Script> scripts = new ConcurrentLinkedQueue<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger hangUps = new AtomicInteger();
    private final AtomicLong sentBytes = new AtomicLong();
    private volatile Function<Asked, Script> otherwise = request -> Script.chat("Hi!", 11, 7);

    public FakeProvider() {
        this(ServerSocketFactory.getDefault());
    }

    /** One whose sockets are made there; for TLS. */
    public FakeProvider(ServerSocketFactory sockets) {
        try {
            listening = sockets.createServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public String baseUrl() {
        return "http://127.0.0.1:" + port() + "/v1";
    }

    public int port() {
        return listening.getLocalPort();
    }

    /** What it does with the next requests, one script each. */
    public void next(Script... each) {
        scripts.addAll(List.of(each));
    }

    /** What it does with requests that have no script of their own. */
    public void always(Function<Asked, Script> answer) {
        otherwise = answer;
    }

    public void reset() {
        scripts.clear();
        asked.clear();
        hangUps.set(0);
        sentBytes.set(0);
        otherwise = request -> Script.chat("Hi!", 11, 7);
    }

    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    public Asked lastAsked() {
        return asked.getLast();
    }

    /** How often the other side hung up in the middle of a reply. */
    public int hangUps() {
        return hangUps.get();
    }

    /** What its sockets have taken of its replies. */
    public long sentBytes() {
        return sentBytes.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listening.accept();
                socket.setTcpNoDelay(true);
                int number = connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(socket, number));
            }
        } catch (IOException closed) {
            return;
        }
    }

    private void serve(Socket socket, int number) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (Asked request = read(in, number); request != null; request = read(in, number)) {
                asked.add(request);
                Script script = scripts.poll();
                if (!play(script != null ? script : otherwise.apply(request), socket, in)) {
                    return;
                }
            }
        } catch (IOException broken) {
            hangUps.incrementAndGet();
        }
    }

    /** False when the connection is over. */
    private boolean play(Script script, Socket socket, InputStream in) throws IOException {
        for (Script.Step step : script.steps()) {
            switch (step) {
                case Script.Step.Send(String bytes) -> {
                    socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
                    socket.getOutputStream().flush();
                    sentBytes.addAndGet(bytes.length());
                }
                case Script.Step.Wait(Duration time) -> {
                    if (otherSideLeft(socket, in, time)) {
                        return false;
                    }
                }
                case Script.Step.Stall() -> {
                    otherSideLeft(socket, in, Duration.ofMinutes(1));
                    return false;
                }
                case Script.Step.Cut() -> {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean otherSideLeft(Socket socket, InputStream in, Duration within) throws IOException {
        socket.setSoTimeout((int) within.toMillis());
        try {
            if (in.read() >= 0) {
                throw new IllegalStateException("the gateway sent another request before its reply");
            }
            hangUps.incrementAndGet();
            return true;
        } catch (SocketTimeoutException stillThere) {
            return false;
        } finally {
            socket.setSoTimeout(0);
        }
    }

    private static @org.jspecify.annotations.Nullable Asked read(InputStream in, int number) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return null;
            }
            head.append((char) next);
        }
        String[] lines = head.toString().split("\r\n", -1);
        Map<String, String> headers = new HashMap<>();
        for (int i = 1; i < lines.length && !lines[i].isEmpty(); i++) {
            int colon = lines[i].indexOf(':');
            headers.put(
                    lines[i].substring(0, colon).toLowerCase(java.util.Locale.ROOT),
                    lines[i].substring(colon + 1).strip());
        }
        byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        return new Asked(number, lines[0].split(" ", -1)[1], headers, new String(body, StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Bytes as text, for scripts that cut where they like. */
    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
