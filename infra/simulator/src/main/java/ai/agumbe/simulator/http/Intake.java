package ai.agumbe.simulator.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import org.jspecify.annotations.Nullable;

/** Puts a request together from what the decoder emits, within the body limit. */
final class Intake {
    private static final int MAX_BODY_BYTES = 16 << 20;
    private static final byte[] NO_BYTES = {};

    /** What a decoded part brought about. */
    sealed interface Step {}

    record Incomplete() implements Step {}

    record Continue() implements Step {}

    record Refused(int status, String reason) implements Step {}

    record Complete(Request request) implements Step {}

    private static final Step INCOMPLETE = new Incomplete();

    private @Nullable HttpRequest head;
    private @Nullable ByteBuf gathered;

    Step take(Object part) {
        try {
            return switch (part) {
                case HttpRequest request -> begin(request);
                case HttpContent content -> gather(content);
                default -> INCOMPLETE;
            };
        } finally {
            ReferenceCountUtil.release(part);
        }
    }

    private Step begin(HttpRequest request) {
        if (request.decoderResult().isFailure()) {
            return new Refused(400, "request: not readable as HTTP/1.1 (expected: a request line and headers)");
        }
        head = request;
        return HttpUtil.is100ContinueExpected(request) ? new Continue() : INCOMPLETE;
    }

    private Step gather(HttpContent content) {
        HttpRequest request = head;
        if (request == null) {
            return INCOMPLETE;
        }
        int length = content.content().readableBytes() + (gathered == null ? 0 : gathered.readableBytes());
        if (length > MAX_BODY_BYTES || content.decoderResult().isFailure()) {
            release();
            return length > MAX_BODY_BYTES
                    ? new Refused(413, "body: too long (expected: at most " + MAX_BODY_BYTES + " bytes)")
                    : new Refused(400, "body: not readable (expected: content-length or chunked framing)");
        }
        if (!(content instanceof LastHttpContent)) {
            gathered = (gathered == null ? Unpooled.buffer(Math.max(256, 2 * length)) : gathered);
            gathered.writeBytes(content.content());
            return INCOMPLETE;
        }
        byte[] body = whole(content.content(), length);
        release();
        return new Complete(request(request, body));
    }

    private byte[] whole(ByteBuf last, int length) {
        if (length == 0) {
            return NO_BYTES;
        }
        byte[] body = new byte[length];
        int before = gathered == null ? 0 : gathered.readableBytes();
        if (gathered != null) {
            gathered.readBytes(body, 0, before);
        }
        last.readBytes(body, before, length - before);
        return body;
    }

    private static Request request(HttpRequest head, byte[] body) {
        String uri = head.uri();
        int mark = uri.indexOf('?');
        HttpMethod method = head.method();
        return new Request(
                method.name(),
                mark < 0 ? uri : uri.substring(0, mark),
                mark < 0 ? "" : uri.substring(mark + 1),
                head.headers(),
                body,
                HttpUtil.isKeepAlive(head) && head.protocolVersion().equals(HttpVersion.HTTP_1_1),
                head.protocolVersion().equals(HttpVersion.HTTP_1_1));
    }

    void release() {
        head = null;
        gathered = null; // on the heap and unpooled: nothing to give back
    }

    static ByteBuf goOn(ByteBufAllocator allocator) {
        return ByteBufUtil.writeAscii(allocator, "HTTP/1.1 100 Continue\r\n\r\n");
    }

    static void writeRefusal(ByteBuf out, int status, String reason) {
        String body = "{\"error\":{\"message\":\"" + reason + "\",\"type\":\"invalid_request_error\"}}";
        ByteBufUtil.writeAscii(
                out,
                "HTTP/1.1 " + status
                        + " Refused\r\ncontent-type: application/json\r\nconnection: close\r\ncontent-length: "
                        + body.length() + "\r\n\r\n" + body);
    }
}
