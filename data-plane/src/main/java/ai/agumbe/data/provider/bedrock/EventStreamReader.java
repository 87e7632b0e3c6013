package ai.agumbe.data.provider.bedrock;

import ai.agumbe.data.provider.FrameReader;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Splits bytes into the messages of AWS's event stream, each with its two checksums. A message becomes an object with one
 * member, as the API's reference writes its events: the member's name is the event's or the exception's, its value the payload.
 * One whose own checksum is wrong becomes nothing that can be read.
 */
final class EventStreamReader implements FrameReader {
    private static final int MAX_MESSAGE_BYTES = 8 << 20;
    private static final int PRELUDE = 12;
    private static final int CHECKSUM = Integer.BYTES;
    private static final byte[] UNREADABLE = {};

    private final ArrayDeque<byte[]> events = new ArrayDeque<>();
    private byte[] held = new byte[4_096];
    private int size;

    @Override
    public boolean feed(byte[] bytes) {
        if (held.length - size < bytes.length) {
            held = Arrays.copyOf(held, Math.max(held.length * 2, size + bytes.length));
        }
        System.arraycopy(bytes, 0, held, size, bytes.length);
        size += bytes.length;
        int start = 0;
        while (size - start >= PRELUDE) {
            ByteBuffer prelude = ByteBuffer.wrap(held, start, PRELUDE);
            int length = prelude.getInt();
            int headers = prelude.getInt();
            boolean sound = prelude.getInt() == checksum(start, PRELUDE - CHECKSUM)
                    && length <= MAX_MESSAGE_BYTES
                    && headers >= 0
                    && headers <= length - PRELUDE - CHECKSUM;
            if (!sound) {
                return false;
            }
            if (size - start < length) {
                break;
            }
            events.add(message(start, length, headers));
            start += length;
        }
        System.arraycopy(held, start, held, 0, size - start);
        size -= start;
        return true;
    }

    private byte[] message(int start, int length, int headers) {
        int body = start + PRELUDE + headers;
        int end = start + length - CHECKSUM;
        if (ByteBuffer.wrap(held, end, CHECKSUM).getInt() != checksum(start, length - CHECKSUM)) {
            return UNREADABLE;
        }
        return EventStreamHeaders.read(ByteBuffer.wrap(held, start + PRELUDE, headers))
                .flatMap(told -> told.named(Arrays.copyOfRange(held, body, end)))
                .orElse(UNREADABLE);
    }

    private int checksum(int from, int length) {
        CRC32 crc = new CRC32();
        crc.update(held, from, length);
        return (int) crc.getValue();
    }

    @Override
    public byte @Nullable [] poll() {
        return events.poll();
    }

    /** A message that was cut short is not whole. */
    @Override
    public byte @Nullable [] rest() {
        return null;
    }
}
