package ai.agumbe.data.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Tells valid UTF-8 from other bytes; overlong forms and encoded surrogates are other bytes. */
final class Utf8 {
    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final int MAX_DECODED_AT_ONCE = 4_096;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    private Utf8() {}

    static boolean isValid(byte[] bytes) {
        int from = asciiPrefix(bytes);
        if (from == bytes.length) {
            return true;
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes, from, bytes.length - from);
        CharBuffer forgotten = CharBuffer.allocate(Math.min(MAX_DECODED_AT_ONCE, in.remaining()));
        while (true) {
            CoderResult result = decoder.decode(in, forgotten, true);
            if (!result.isOverflow()) {
                return !result.isError();
            }
            forgotten.clear();
        }
    }

    private static int asciiPrefix(byte[] bytes) {
        int at = 0;
        while (at <= bytes.length - Long.BYTES && ((long) EIGHT_BYTES.get(bytes, at) & HIGH_BITS) == 0) {
            at += Long.BYTES;
        }
        while (at < bytes.length && bytes[at] >= 0) {
            at++;
        }
        return at;
    }
}
