package ai.agumbe.data.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;

/** Messages and their pieces in one buffer each: one system call writes one. */
public final class Messages {
    private static final byte[] LINE_END = {'\r', '\n'};
    private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int MAX_SIZE_LINE = 10;

    private Messages() {}

    /** A head and what follows it. */
    public static ByteBuf whole(ByteBufAllocator allocator, MessageHead head, byte[] body) {
        return whole(allocator, head, body, body.length);
    }

    /** A head, and so many bytes behind it. */
    public static ByteBuf whole(ByteBufAllocator allocator, MessageHead head, byte[] body, int length) {
        return allocator
                .directBuffer(head.length() + length)
                .writeBytes(head.array(), 0, head.length())
                .writeBytes(body, 0, length);
    }

    /** A piece of a chunked body; nothing for an empty one, which would end the body. */
    public static ByteBuf chunk(ByteBufAllocator allocator, byte[] piece) {
        ByteBuf out = allocator.directBuffer(MAX_SIZE_LINE + piece.length + LINE_END.length);
        writeChunk(out, piece);
        return out;
    }

    /** The last piece of a chunked body, and its end. */
    public static ByteBuf lastChunk(ByteBufAllocator allocator, byte[] piece) {
        ByteBuf out = allocator.directBuffer(MAX_SIZE_LINE + piece.length + LINE_END.length + LAST_CHUNK.length);
        writeChunk(out, piece);
        return out.writeBytes(LAST_CHUNK);
    }

    /** Bytes as they are. */
    public static ByteBuf plain(ByteBufAllocator allocator, byte[] bytes) {
        return allocator.directBuffer(bytes.length).writeBytes(bytes);
    }

    private static void writeChunk(ByteBuf out, byte[] piece) {
        if (piece.length > 0) {
            writeHex(out, piece.length);
            out.writeBytes(LINE_END).writeBytes(piece).writeBytes(LINE_END);
        }
    }

    private static void writeHex(ByteBuf out, int number) {
        int digits = Math.max(1, (Integer.SIZE - Integer.numberOfLeadingZeros(number) + 3) / 4);
        for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) {
            out.writeByte(Character.forDigit(number >> shift & 0xF, 16));
        }
    }
}
