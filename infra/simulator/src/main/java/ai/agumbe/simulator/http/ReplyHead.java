package ai.agumbe.simulator.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * What stands before a reply's body.
 *
 * @param retryAfter the value of that header, if it is to be sent
 */
public record ReplyHead(
        int status, String contentType, @Nullable String retryAfter) {
    private static final ConcurrentMap<Integer, byte[]> STATUS_LINES = new ConcurrentHashMap<>();
    private static final byte[] TYPE = ascii("content-type: ");
    private static final byte[] LENGTH = ascii("\r\ncontent-length: ");
    private static final byte[] CHUNKED = ascii("\r\ntransfer-encoding: chunked");
    private static final byte[] RETRY_AFTER = ascii("\r\nretry-after: ");
    private static final byte[] CLOSE = ascii("\r\nconnection: close");
    private static final byte[] END = ascii("\r\n\r\n");

    public static ReplyHead json(int status) {
        return new ReplyHead(status, "application/json", null);
    }

    void writeSized(ByteBuf out, int length, Request request) {
        start(out);
        out.writeBytes(LENGTH);
        ByteBufUtil.writeAscii(out, Integer.toString(length));
        end(out, request);
    }

    void writeStreamed(ByteBuf out, Request request) {
        start(out);
        if (request.chunkable()) {
            out.writeBytes(CHUNKED);
        }
        end(out, request);
    }

    private void start(ByteBuf out) {
        out.writeBytes(STATUS_LINES.computeIfAbsent(status, ReplyHead::statusLine));
        out.writeBytes(TYPE);
        ByteBufUtil.writeAscii(out, contentType);
    }

    private void end(ByteBuf out, Request request) {
        if (retryAfter != null) {
            out.writeBytes(RETRY_AFTER);
            ByteBufUtil.writeAscii(out, retryAfter);
        }
        if (!request.persistent()) {
            out.writeBytes(CLOSE);
        }
        out.writeBytes(END);
    }

    private static byte[] statusLine(int status) {
        return ascii("HTTP/1.1 " + HttpResponseStatus.valueOf(status) + "\r\n");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
