package ai.agumbe.local.flood;

import ai.agumbe.local.StackDocument;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;

/** What Postgres holds of a flood. */
record FloodedBooks(StackDocument.Database database, String run) {
    private static final String COUNTED = "SELECT coalesce(sum(next_offset), 0) FROM usage.position";
    private static final String LINES = """
            SELECT tenant, sum(requests), sum(input_tokens + output_tokens), sum(cost) FROM usage.ledger
            WHERE tenant LIKE ? || '-%' GROUP BY tenant""";
    private static final String HOURS = """
            SELECT tenant, sum(requests), sum(input_tokens + output_tokens), sum(cost) FROM usage.hour_sum
            WHERE tenant LIKE ? || '-%' GROUP BY tenant""";
    private static final String ROWS = """
            SELECT tenant, count(*), sum((request->>'totalTokens')::bigint), sum((request->>'estimatedCost')::numeric)
            FROM usage.request_log WHERE tenant LIKE ? || '-%' GROUP BY tenant""";

    /** How many records are counted; less than nothing while Postgres does not say. */
    long counted() {
        try (Connection connection = open();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(COUNTED)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException away) {
            return -1;
        }
    }

    Map<String, Sums> ledger() {
        return sums(LINES);
    }

    Map<String, Sums> hours() {
        return sums(HOURS);
    }

    Map<String, Sums> log() {
        return sums(ROWS);
    }

    private Map<String, Sums> sums(String sql) {
        Map<String, Sums> all = new TreeMap<>();
        try (Connection connection = open();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, run);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    all.put(
                            rows.getString(1),
                            new Sums(
                                    rows.getLong(2),
                                    rows.getLong(3),
                                    rows.getBigDecimal(4).setScale(12)));
                }
            }
            return all;
        } catch (SQLException failed) {
            throw new AssertionError("the books cannot be read", failed);
        }
    }

    private Connection open() throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }
}
