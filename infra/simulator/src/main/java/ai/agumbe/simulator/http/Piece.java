package ai.agumbe.simulator.http;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;

/** Some bytes of a body: a window on an array that nobody changes any more. */
@SuppressWarnings("ArrayRecordComponent") // a window, never compared
public record Piece(byte[] bytes, int offset, int length) {

    public static Piece of(byte[] bytes) {
        return new Piece(bytes, 0, bytes.length);
    }

    public static Piece of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    public Piece half() {
        return new Piece(bytes, offset, length / 2);
    }

    void writeTo(ByteBuf out) {
        out.writeBytes(bytes, offset, length);
    }
}
