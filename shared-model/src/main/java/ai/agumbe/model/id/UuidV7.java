package ai.agumbe.model.id;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** Makes version 7 UUIDs: they sort by the millisecond in which they were made. */
public final class UuidV7 {
    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final InstantSource clock;
    private final AtomicLong count;
    private final long seed;

    public UuidV7(InstantSource clock) {
        SecureRandom random = new SecureRandom();
        this.clock = clock;
        this.count = new AtomicLong(random.nextLong());
        this.seed = random.nextLong();
    }

    /** A new id for this moment. It is unique, not secret: its bits are mixed from a counter that began at random. */
    public UUID next() {
        long number = count.getAndIncrement();
        long high = (clock.millis() << 16) | VERSION | (mixed(number + seed) & 0xFFFL);
        long low = VARIANT | (mixed(number ^ seed) >>> 2);
        return new UUID(high, low);
    }

    /** The finisher of SplitMix64: each number has another image. */
    private static long mixed(long number) {
        long bits = (number ^ (number >>> 30)) * 0xBF58476D1CE4E5B9L;
        bits = (bits ^ (bits >>> 27)) * 0x94D049BB133111EBL;
        return bits ^ (bits >>> 31);
    }

    /** The moment in which a version 7 id was made. */
    public static Instant timeOf(UUID id) {
        if (id.version() != 7) {
            throw new IllegalArgumentException("id: " + id + " (expected: a version 7 UUID)");
        }
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }
}
