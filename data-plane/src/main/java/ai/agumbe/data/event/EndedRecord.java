package ai.agumbe.data.event;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

/** What the journal keeps of an exchange that ended: both events, ready to be sent. */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
record EndedRecord(UUID eventId, Instant startedAt, byte[] usage, byte[] row) {
    /** Event id, start in seconds and nanoseconds, length of the usage event. */
    static final int HEADER = 16 + 12 + 4;

    static void writeHeader(ByteBuffer out, Opening opening, int usageBytes) {
        out.putLong(opening.eventId().getMostSignificantBits());
        out.putLong(opening.eventId().getLeastSignificantBits());
        Instant startedAt = opening.startedAt();
        out.putLong(startedAt.getEpochSecond());
        out.putInt(startedAt.getNano());
        out.putInt(usageBytes);
    }

    /** The record in these bytes; throws a {@link RuntimeException} when they are not one. */
    static EndedRecord read(byte[] payload) {
        ByteBuffer in = ByteBuffer.wrap(payload);
        UUID eventId = new UUID(in.getLong(), in.getLong());
        Instant startedAt = Instant.ofEpochSecond(in.getLong(), in.getInt());
        int usageEnd = HEADER + in.getInt();
        return new EndedRecord(
                eventId,
                startedAt,
                Arrays.copyOfRange(payload, HEADER, usageEnd),
                Arrays.copyOfRange(payload, usageEnd, payload.length));
    }
}
