package ai.agumbe.usage.intake;

import ai.agumbe.usage.store.Database;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How far each partition is counted, as Postgres knows it. */
@Singleton
final class Positions {
    private static final String BEGIN = """
            INSERT INTO usage.position AS p (topic, part, cluster_id, topic_id, next_offset)
            SELECT ?, part, ?, ?, 0 FROM unnest(?) AS part ORDER BY part
            ON CONFLICT (topic, part) DO UPDATE
                SET cluster_id = excluded.cluster_id, topic_id = excluded.topic_id, next_offset = 0, moved_at = now()
                WHERE p.cluster_id <> excluded.cluster_id OR p.topic_id <> excluded.topic_id""";
    private static final String READ =
            "SELECT part, next_offset FROM usage.position WHERE topic = ? AND part = ANY (?)";
    private static final String ADVANCE = """
            UPDATE usage.position SET next_offset = ?, moved_at = now()
            WHERE topic = ? AND part = ? AND next_offset = ? AND topic_id = ? AND cluster_id = ?""";

    private final Database database;

    Positions(Database database) {
        this.database = database;
    }

    /** The positions of these partitions; 0 for those never seen, or seen in another incarnation of the topic. */
    Map<Integer, Long> load(Origin origin, Collection<Integer> partitions) throws SQLException {
        try (Connection connection = database.open()) {
            Array parts = connection.createArrayOf("integer", partitions.toArray());
            try (PreparedStatement begin = connection.prepareStatement(BEGIN)) {
                begin.setString(1, origin.topic());
                begin.setString(2, origin.clusterId());
                begin.setString(3, origin.topicId());
                begin.setArray(4, parts);
                begin.executeUpdate();
            }
            Map<Integer, Long> positions = new HashMap<>();
            try (PreparedStatement read = connection.prepareStatement(READ)) {
                read.setString(1, origin.topic());
                read.setArray(2, parts);
                try (ResultSet rows = read.executeQuery()) {
                    while (rows.next()) {
                        positions.put(rows.getInt(1), rows.getLong(2));
                    }
                }
            }
            connection.commit();
            return positions;
        }
    }

    /** Moves all or throws; in ascending order, so that two consumers wait for each other instead of deadlocking. */
    void advance(Connection connection, Origin origin, List<Move> moves) throws SQLException, SupersededException {
        try (PreparedStatement advance = connection.prepareStatement(ADVANCE)) {
            for (Move move : moves.stream()
                    .sorted(Comparator.comparingInt(Move::partition))
                    .toList()) {
                advance.setLong(1, move.to());
                advance.setString(2, origin.topic());
                advance.setInt(3, move.partition());
                advance.setLong(4, move.from());
                advance.setString(5, origin.topicId());
                advance.setString(6, origin.clusterId());
                if (advance.executeUpdate() != 1) {
                    throw new SupersededException();
                }
            }
        }
    }
}
