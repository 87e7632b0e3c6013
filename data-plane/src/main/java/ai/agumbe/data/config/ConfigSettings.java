package ai.agumbe.data.config;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where the feed keeps its copy, and its patience.
 *
 * @param directory of the copy on disk
 * @param patience so long Kafka may be unreachable at start before the copy is used
 * @param maxCopyAge an older copy may miss deletions that Kafka has forgotten
 */
public record ConfigSettings(Path directory, Duration patience, Duration maxCopyAge) {
    /** As the contract says: 3 seconds, 7 days. */
    public static ConfigSettings of(Path directory) {
        return new ConfigSettings(directory, Duration.ofSeconds(3), Duration.ofDays(7));
    }
}
