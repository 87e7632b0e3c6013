package ai.agumbe.data.ground;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A caller that writes and reads HTTP by hand, badly if it likes. */
public final class RawCaller implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;

    public RawCaller(int port) {
        this(port, "127.0.0.1");
    }

    /** A caller at that address of this machine. */
    public RawCaller(int port, String from) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port, InetAddress.ofLiteral(from), 0);
            socket.setSoTimeout(20_000);
            in = new BufferedInputStream(socket.getInputStream());
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /** A POST of JSON as it goes over the wire. */
    public static String post(String path, String key, String body, String... headers) {
        StringBuilder text = new StringBuilder("POST " + path + " HTTP/1.1\r\nhost: gateway\r\nauthorization: Bearer "
                + key + "\r\ncontent-type: application/json\r\n");
        for (int i = 0; i < headers.length; i += 2) {
            text.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
        }
        if (!text.toString().contains("content-length: ")) {
            text.append("content-length: ")
                    .append(body.getBytes(StandardCharsets.UTF_8).length)
                    .append("\r\n");
        }
        return text.append("\r\n").append(body).toString();
    }

    public RawCaller send(String text) {
        return send(text.getBytes(StandardCharsets.UTF_8));
    }

    public RawCaller send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            return this;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** One reply with a content length: its head, an empty line, its body. */
    public String readReply() {
        String head = readUntil("\r\n\r\n");
        int at = head.toLowerCase(java.util.Locale.ROOT).indexOf("content-length: ");
        if (at < 0) {
            return head;
        }
        int length = Integer.parseInt(head.substring(at + 16, head.indexOf('\r', at)));
        try {
            return head + new String(in.readNBytes(length), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Everything up to and with this text, or up to the connection's end. */
    public String readUntil(String text) {
        StringBuilder read = new StringBuilder();
        try {
            while (read.length() < text.length()
                    || !read.substring(read.length() - text.length()).equals(text)) {
                int next = in.read();
                if (next < 0) {
                    return read.toString();
                }
                read.append((char) next);
            }
            return read.toString();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public byte[] readToEnd() {
        try {
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Hangs up. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
