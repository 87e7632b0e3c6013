package ai.agumbe.data.repeat;

import java.time.Duration;

/**
 * Limits of repeats.
 *
 * @param lease how long a running call is believed to run without a word from its node
 * @param quotaBytes what may be kept for one tenant
 */
public record RepeatSettings(Duration lease, long quotaBytes) {
    static final int MAX_ANSWER_BYTES = 256 << 10;
    static final Duration KEPT = Duration.ofHours(24);
}
