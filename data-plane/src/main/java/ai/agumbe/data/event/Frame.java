package ai.agumbe.data.event;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * One record of a segment: {@code [length of type, time and payload][CRC-32C of those][type][time][payload]}.
 *
 * @param appendedAt milliseconds since the epoch
 * @param start where it begins in its segment; {@code end} where the next one does
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
record Frame(byte type, long appendedAt, byte[] payload, long start, long end) {
    static final byte OPENED = 1;
    static final byte ENDED = 2;

    /** Bytes before the type: length and check sum. */
    static final int PREFIX = 8;

    /** Bytes before the payload. */
    static final int HEADER = PREFIX + 1 + 8;

    /** No record is longer; what claims to be is damage. */
    static final int MAX_BYTES = 1 << 20;

    /** Completes the header of a record whose payload begins at {@link #HEADER}. */
    static void seal(byte[] record, int length, byte type, long appendedAt) {
        ByteBuffer header = ByteBuffer.wrap(record, 0, HEADER);
        header.put(PREFIX, type).putLong(PREFIX + 1, appendedAt);
        header.putInt(0, length - PREFIX).putInt(4, checkSum(record, PREFIX, length - PREFIX));
    }

    /** As it lies in its segment. */
    byte[] record() {
        byte[] record = new byte[HEADER + payload.length];
        System.arraycopy(payload, 0, record, HEADER, payload.length);
        seal(record, record.length, type, appendedAt);
        return record;
    }

    /** When a sealed record was appended. */
    static long appendedAt(byte[] record) {
        return ByteBuffer.wrap(record).getLong(PREFIX + 1);
    }

    static int checkSum(byte[] bytes, int offset, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, offset, length);
        return (int) crc.getValue();
    }
}
