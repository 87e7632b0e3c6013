package ai.agumbe.bench.load;

import ai.agumbe.bench.failure.BenchFailure;
import io.netty.buffer.ByteBuf;
import io.netty.util.AsciiString;
import java.nio.charset.StandardCharsets;

/** Reads HTTP/1.1 replies off a connection, understanding only what frames them. */
final class ReplyParser {
    private static final int MAX_LINE_BYTES = 16_384;

    private enum Awaits {
        STATUS,
        HEADER,
        SIZED_BODY,
        CHUNK_SIZE,
        CHUNK,
        CHUNK_END,
        TRAILER
    }

    private final ReplyListener listener;
    private Awaits awaits = Awaits.STATUS;
    private int status;
    private long remaining;
    private boolean chunked;
    private boolean closes;

    ReplyParser(ReplyListener listener) {
        this.listener = listener;
    }

    /** True when the reply that ended last asked to close the connection. */
    boolean closes() {
        return closes;
    }

    /** Takes from {@code in} whatever can be understood already and leaves the rest. */
    void read(ByteBuf in) {
        boolean progressed = true;
        while (progressed && in.isReadable()) {
            progressed = switch (awaits) {
                case SIZED_BODY, CHUNK -> bodyPiece(in);
                case STATUS, HEADER, CHUNK_SIZE, CHUNK_END, TRAILER -> line(in);
            };
        }
    }

    private boolean line(ByteBuf in) {
        int from = in.readerIndex();
        int end = in.indexOf(from, in.writerIndex(), (byte) '\n');
        if (end < 0) {
            if (in.readableBytes() > MAX_LINE_BYTES) {
                throw new BenchFailure("reply line: longer than " + MAX_LINE_BYTES + " bytes (expected: HTTP/1.1)");
            }
            return false;
        }
        int length = end > from && in.getByte(end - 1) == '\r' ? end - 1 - from : end - from;
        in.readerIndex(end + 1);
        understand(in, from, length);
        return true;
    }

    private void understand(ByteBuf in, int from, int length) {
        switch (awaits) {
            case STATUS -> statusLine(in, from, length);
            case HEADER -> header(in, from, length);
            case CHUNK_SIZE -> chunkSize(in, from, length);
            case CHUNK_END -> awaits = Awaits.CHUNK_SIZE;
            case TRAILER -> {
                if (length == 0) {
                    ended();
                }
            }
            case SIZED_BODY, CHUNK -> throw new IllegalStateException("a body has no lines");
        }
    }

    private void statusLine(ByteBuf in, int from, int length) {
        if (length < 12 || in.getByte(from) != 'H') {
            throw new BenchFailure("reply: " + text(in, from, Math.min(length, 80)) + " (expected: HTTP/1.1)");
        }
        status = (int) number(in, from + 9, 3, 10);
        remaining = 0;
        chunked = false;
        closes = false;
        awaits = Awaits.HEADER;
    }

    private void header(ByteBuf in, int from, int length) {
        if (length == 0) {
            bodyFollows();
            return;
        }
        int first = in.getByte(from) | 0x20;
        if (first != 'c' && first != 't') {
            return;
        }
        var line = text(in, from, length);
        if (AsciiString.regionMatches(line, true, 0, "content-length:", 0, 15)) {
            remaining = Long.parseLong(line.substring(15).strip());
        } else if (AsciiString.regionMatches(line, true, 0, "transfer-encoding:", 0, 18)) {
            chunked = true;
        } else if (AsciiString.regionMatches(line, true, 0, "connection:", 0, 11)) {
            closes = AsciiString.contentEqualsIgnoreCase(line.substring(11).strip(), "close");
        }
    }

    private void bodyFollows() {
        if (status < 200) {
            awaits = Awaits.STATUS;
            return;
        }
        listener.head(status);
        if (chunked) {
            awaits = Awaits.CHUNK_SIZE;
        } else if (remaining > 0) {
            awaits = Awaits.SIZED_BODY;
        } else {
            ended();
        }
    }

    private void chunkSize(ByteBuf in, int from, int length) {
        int digits = 0;
        while (digits < length && Character.digit(in.getByte(from + digits), 16) >= 0) {
            digits++;
        }
        remaining = number(in, from, digits, 16);
        awaits = remaining == 0 ? Awaits.TRAILER : Awaits.CHUNK;
    }

    private boolean bodyPiece(ByteBuf in) {
        int piece = (int) Math.min(remaining, in.readableBytes());
        int from = in.readerIndex();
        in.skipBytes(piece);
        remaining -= piece;
        listener.body(in, from, from + piece);
        if (remaining == 0) {
            if (awaits == Awaits.CHUNK) {
                awaits = Awaits.CHUNK_END;
            } else {
                ended();
            }
        }
        return true;
    }

    private void ended() {
        awaits = Awaits.STATUS;
        listener.end();
    }

    private static long number(ByteBuf in, int from, int digits, int radix) {
        if (digits == 0) {
            throw new BenchFailure("reply: a chunk without a size (expected: HTTP/1.1 chunked coding)");
        }
        long number = 0;
        for (int at = from; at < from + digits; at++) {
            number = number * radix + Character.digit(in.getByte(at), radix);
        }
        return number;
    }

    private static String text(ByteBuf in, int from, int length) {
        return in.toString(from, length, StandardCharsets.ISO_8859_1);
    }
}
