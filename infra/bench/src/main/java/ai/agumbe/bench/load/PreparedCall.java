package ai.agumbe.bench.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** One HTTP request encoded once, so that sending it costs the generator no more than the write. */
public final class PreparedCall {
    private final InetSocketAddress address;
    private final ByteBuf encoded;

    private PreparedCall(InetSocketAddress address, byte[] bytes) {
        this.address = address;
        // Direct and never released: every send writes a duplicate of this one buffer, whose memory is the collector's.
        var memory = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
        this.encoded =
                Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(memory).asReadOnly());
    }

    /** A POST of JSON to {@code uri}, with these headers beside the ones HTTP asks for. */
    public static PreparedCall post(URI uri, Map<String, String> headers, String json) {
        var body = json.getBytes(StandardCharsets.UTF_8);
        var head = new StringBuilder("POST " + uri.getRawPath() + " HTTP/1.1\r\nhost: " + uri.getAuthority() + "\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("content-type: application/json\r\ncontent-length: ").append(body.length);
        var start = head.append("\r\n\r\n").toString().getBytes(StandardCharsets.US_ASCII);
        var whole = new byte[start.length + body.length];
        System.arraycopy(start, 0, whole, 0, start.length);
        System.arraycopy(body, 0, whole, start.length, body.length);
        return new PreparedCall(new InetSocketAddress(uri.getHost(), uri.getPort()), whole);
    }

    public int bytes() {
        return encoded.readableBytes();
    }

    InetSocketAddress address() {
        return address;
    }

    ByteBuf buffer() {
        return encoded.duplicate();
    }
}
