package ai.agumbe.data.event;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where the journal lies and how far it may grow.
 *
 * @param node the name of this node, part of every event
 * @param maxBytes at this size no exchange is opened any more
 * @param maxAge so long the oldest event may wait for Kafka before no exchange is opened any more
 * @param syncInterval how much a crash of the host may cost; zero forces every append
 * @param segmentBytes size at which a file is sealed and the next one begun
 */
public record JournalSettings(
        Path directory, String node, long maxBytes, Duration maxAge, Duration syncInterval, long segmentBytes) {
    private static final long SEGMENT_BYTES = 64L << 20;

    /** With segments of 64 MiB, or of a sixteenth of a small journal. */
    public static JournalSettings of(
            Path directory, String node, long maxBytes, Duration maxAge, Duration syncInterval) {
        long segmentBytes = Math.max(1 << 16, Math.min(SEGMENT_BYTES, maxBytes / 16));
        return new JournalSettings(directory, node, maxBytes, maxAge, syncInterval, segmentBytes);
    }

    /** Up to here refusals are kept: they cost nobody money, so they may not fill the disk. */
    long maxBytesOfRefusals() {
        return maxBytes + maxBytes / 20;
    }
}
