package ai.agumbe.usage.spend;

import ai.agumbe.usage.intake.Origin;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds out up to when the ledger is complete: nodes say what Kafka has of theirs; Kafka says how far that goes; the ledger is
 * complete once it has counted that far. Used by one thread.
 */
final class Completeness {
    private static final String POSITIONS =
            "SELECT part, next_offset FROM usage.position WHERE topic = ? AND topic_id = ? AND cluster_id = ?";

    private final Connection connection;
    private @Nullable Mark awaited;
    private Instant reached;

    /** What is complete once every partition is counted up to its end. */
    private record Mark(Instant to, Map<Integer, Long> ends) {}

    /** @param reached what was complete when somebody looked last */
    Completeness(Connection connection, Instant reached) {
        this.connection = connection;
        this.reached = reached;
    }

    /** Whether the ends of the partitions are worth asking for, after this was heard. */
    boolean isNews(@Nullable Instant shippedTo) {
        return awaited == null && shippedTo != null && second(shippedTo).isAfter(reached);
    }

    void await(Instant shippedTo, Map<Integer, Long> ends) {
        awaited = new Mark(second(shippedTo), Map.copyOf(ends));
    }

    /** The second before which all is counted; null as long as that is no news. */
    @Nullable Instant reached(Origin usage) throws SQLException {
        Mark mark = awaited;
        if (mark == null || !isCounted(mark, usage)) {
            return null;
        }
        awaited = null;
        reached = mark.to();
        return reached;
    }

    /** What was awaited may never come: the topic is another one. */
    void startOver() {
        awaited = null;
    }

    private boolean isCounted(Mark mark, Origin usage) throws SQLException {
        Map<Integer, Long> positions = new HashMap<>();
        try (PreparedStatement read = connection.prepareStatement(POSITIONS)) {
            read.setString(1, usage.topic());
            read.setString(2, usage.topicId());
            read.setString(3, usage.clusterId());
            try (ResultSet rows = read.executeQuery()) {
                while (rows.next()) {
                    positions.put(rows.getInt(1), rows.getLong(2));
                }
            }
        }
        connection.commit();
        return mark.ends().entrySet().stream()
                .allMatch(end -> positions.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    private static Instant second(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS);
    }
}
