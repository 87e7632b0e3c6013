package ai.agumbe.local.e2e;

import ai.agumbe.local.StackDocument;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Postgres holds of a tenant's calls. */
public final class Ledger {
    private static final String EXCHANGES = """
            SELECT l.event_id, r.request_id, max(l.status) AS status, max(l.error_code) AS error_code,
                   sum(l.requests) AS requests, sum(l.input_tokens + l.cached_tokens) AS prompt_tokens,
                   sum(l.output_tokens + l.reasoning_tokens) AS completion_tokens,
                   bool_or(l.estimated) AS estimated, sum(l.cost) AS cost
            FROM usage.ledger l LEFT JOIN usage.request_log r USING (day, event_id)
            WHERE l.tenant = ? GROUP BY l.event_id, r.request_id ORDER BY l.event_id
            """;
    private static final String LOGGED = "SELECT count(*) FROM usage.request_log WHERE tenant = ?";

    private static final String POSITIONS = "SELECT part, next_offset FROM usage.position WHERE topic = ?";

    private final StackDocument.Database database;

    public Ledger(StackDocument.Database database) {
        this.database = database;
    }

    public List<Booked> booked(String tenant) {
        try (Connection connection = connect();
                PreparedStatement query = connection.prepareStatement(EXCHANGES)) {
            query.setString(1, tenant);
            List<Booked> all = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    all.add(booked(rows));
                }
            }
            return all;
        } catch (SQLException failure) {
            throw new AssertionError("the ledger cannot be read", failure);
        }
    }

    /** How many rows the request log has. */
    public long logged(String tenant) {
        try (Connection connection = connect();
                PreparedStatement query = connection.prepareStatement(LOGGED)) {
            query.setString(1, tenant);
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException failure) {
            throw new AssertionError("the request log cannot be read", failure);
        }
    }

    /** How far each partition of the topic is counted. */
    public Map<Integer, Long> positions(String topic) {
        try (Connection connection = connect();
                PreparedStatement query = connection.prepareStatement(POSITIONS)) {
            query.setString(1, topic);
            Map<Integer, Long> all = new HashMap<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    all.put(rows.getInt(1), rows.getLong(2));
                }
            }
            return all;
        } catch (SQLException failure) {
            throw new AssertionError("the positions cannot be read", failure);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    private static Booked booked(ResultSet row) throws SQLException {
        return new Booked(
                row.getString("event_id"),
                row.getString("request_id"),
                row.getString("status"),
                row.getString("error_code"),
                row.getLong("requests"),
                row.getLong("prompt_tokens"),
                row.getLong("completion_tokens"),
                row.getBoolean("estimated"),
                row.getBigDecimal("cost"));
    }

    /**
     * One exchange with the sums of its lines.
     *
     * @param requestId as its row in the request log says; null when there is none
     */
    public record Booked(
            String eventId,
            @Nullable String requestId,
            String status,
            @Nullable String errorCode,
            long requests,
            long promptTokens,
            long completionTokens,
            boolean estimated,
            @Nullable BigDecimal cost) {}
}
