package ai.agumbe.usage.spend;

import ai.agumbe.model.topic.NodeReport;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What data planes say of how far they have sent their events. One that has not said anything for a minute is taken for gone:
 * what it has not sent comes late. Used by one thread.
 */
final class Heard {
    static final Duration GONE_AFTER = Duration.ofMinutes(1);
    private static final int MOST = 10_000;

    private record Word(@Nullable Instant shippedTo, Instant at) {}

    private final Map<String, Word> nodes = new HashMap<>();

    void hear(NodeReport report, Instant at) {
        if (nodes.size() < MOST || nodes.containsKey(report.id())) {
            nodes.put(report.id(), new Word(report.shippedTo(), at));
        }
    }

    /** Every event of an exchange that ended before is in Kafka; null when nobody can know. */
    @Nullable Instant shippedTo(Instant now) {
        nodes.values().removeIf(word -> word.at().plus(GONE_AFTER).isBefore(now));
        Instant earliest = null;
        for (Word word : nodes.values()) {
            Instant shipped = word.shippedTo();
            if (shipped == null) {
                return null;
            }
            earliest = earliest == null || shipped.isBefore(earliest) ? shipped : earliest;
        }
        return earliest;
    }
}
