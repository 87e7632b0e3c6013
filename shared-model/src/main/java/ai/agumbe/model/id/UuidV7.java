package ai.agumbe.model.id;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/** Makes version 7 UUIDs: they sort by the millisecond in which they were made. */
public final class UuidV7 {
    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final InstantSource clock;
    private final ThreadLocal<SecureRandom> random = ThreadLocal.withInitial(SecureRandom::new);

    public UuidV7(InstantSource clock) {
        this.clock = clock;
    }

    /** A new id for this moment. */
    public UUID next() {
        SecureRandom bits = random.get();
        long high = (clock.millis() << 16) | VERSION | (bits.nextInt() & 0xFFFL);
        long low = VARIANT | (bits.nextLong() >>> 2);
        return new UUID(high, low);
    }

    /** The moment in which a version 7 id was made. */
    public static Instant timeOf(UUID id) {
        if (id.version() != 7) {
            throw new IllegalArgumentException("id: " + id + " (expected: a version 7 UUID)");
        }
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }
}
