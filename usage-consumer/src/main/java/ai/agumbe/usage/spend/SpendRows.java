package ai.agumbe.usage.spend;

import ai.agumbe.model.spend.Account;
import ai.agumbe.model.spend.Spend;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sums of accounts as they are read and published. Rows are locked in one order, the same in which events are added. */
final class SpendRows {
    private static final String SELECT = """
            SELECT s.account, s.window_start, s.window_end, s.opened_at, s.cost, s.tokens, s.unpriced, s.revision,
                   coalesce(r.cost, 0), coalesce(r.tokens, 0)
            FROM usage.spend s LEFT JOIN LATERAL (
                SELECT sum(cost) AS cost, sum(tokens)::bigint AS tokens FROM usage.spend_recent r
                WHERE r.account = s.account AND r.window_start = s.window_start AND r.ended >= ?) r ON true
            WHERE NOT s.closed AND""";
    private static final String PAGE =
            " (s.account, s.window_start) > (?, ?) ORDER BY s.account, s.window_start LIMIT " + SpendRows.MOST;
    private static final String DUE = """
            SELECT DISTINCT account, window_start FROM usage.spend_recent WHERE ended < ?
            ORDER BY account, window_start LIMIT 10000""";

    static final int MOST = 2_000;

    private final Connection connection;

    SpendRows(Connection connection) {
        this.connection = connection;
    }

    /** Before which calls ended that are all counted. */
    Instant completeTo() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT complete_to FROM usage.account_state")) {
            row.next();
            OffsetDateTime known = row.getObject(1, OffsetDateTime.class);
            connection.commit();
            return known == null ? Instant.EPOCH : known.toInstant();
        }
    }

    private record Row(String account, OffsetDateTime start) {}

    /** From now on what ended before is no longer told apart. */
    void complete(Instant to) throws SQLException {
        try (PreparedStatement state = connection.prepareStatement("UPDATE usage.account_state SET complete_to = ?")) {
            state.setObject(1, to.atOffset(ZoneOffset.UTC));
            state.executeUpdate();
        }
        List<Row> due = new ArrayList<>();
        try (PreparedStatement find = connection.prepareStatement(DUE)) {
            find.setObject(1, to.atOffset(ZoneOffset.UTC));
            try (ResultSet rows = find.executeQuery()) {
                while (rows.next()) {
                    due.add(new Row(rows.getString(1), rows.getObject(2, OffsetDateTime.class)));
                }
            }
        }
        try (PreparedStatement touch = connection.prepareStatement(
                        "UPDATE usage.spend SET revision = usage.later_revision(revision) WHERE account = ? AND window_start = ?");
                PreparedStatement merge = connection.prepareStatement(
                        "DELETE FROM usage.spend_recent WHERE account = ? AND window_start = ? AND ended < ?")) {
            for (Row row : due) {
                touch.setString(1, row.account());
                touch.setObject(2, row.start());
                touch.executeUpdate();
                merge.setString(1, row.account());
                merge.setObject(2, row.start());
                merge.setObject(3, to.atOffset(ZoneOffset.UTC));
                merge.executeUpdate();
            }
        }
        connection.commit();
    }

    /** What has changed since it was published, some of it. */
    List<Spend> unpublished(Instant completeTo) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                SELECT + " s.revision > s.published ORDER BY s.account, s.window_start LIMIT " + MOST)) {
            return read(select, completeTo);
        }
    }

    /** All there is, a page at a time. */
    List<Spend> after(@Nullable Spend last, Instant completeTo) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + PAGE)) {
            select.setString(2, last == null ? "" : last.account());
            select.setObject(3, (last == null ? Instant.EPOCH : last.windowStart()).atOffset(ZoneOffset.UTC));
            return read(select, completeTo);
        }
    }

    private List<Spend> read(PreparedStatement select, Instant completeTo) throws SQLException {
        select.setObject(1, completeTo.atOffset(ZoneOffset.UTC));
        List<Spend> found = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                found.add(read(rows, completeTo));
            }
        }
        connection.commit();
        return found;
    }

    private static Spend read(ResultSet row, Instant completeTo) throws SQLException {
        OffsetDateTime end = row.getObject(3, OffsetDateTime.class);
        OffsetDateTime openedAt = row.getObject(4, OffsetDateTime.class);
        boolean complete = completeTo.isAfter(Instant.EPOCH)
                && (openedAt == null || openedAt.toInstant().isBefore(completeTo));
        BigDecimal cost = row.getBigDecimal(5);
        long tokens = row.getLong(6);
        return new Spend(
                row.getString(1),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                end == null ? null : end.toInstant(),
                cost,
                tokens,
                row.getLong(7),
                complete ? completeTo : null,
                complete ? cost.subtract(row.getBigDecimal(9)) : BigDecimal.ZERO,
                complete ? tokens - row.getLong(10) : 0,
                row.getLong(8));
    }

    void published(List<Spend> spends) throws SQLException {
        try (PreparedStatement mark = connection.prepareStatement(
                "UPDATE usage.spend SET published = ? WHERE account = ? AND window_start = ? AND published < ?")) {
            for (Spend spend : spends) {
                mark.setLong(1, spend.revision());
                mark.setString(2, spend.account());
                mark.setObject(3, spend.windowStart().atOffset(ZoneOffset.UTC));
                mark.setLong(4, spend.revision());
                mark.executeUpdate();
            }
        }
        connection.commit();
    }

    /** Windows that are over, some of them. */
    List<Spend> endedBefore(Instant moment) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                SELECT + " s.window_end < ? ORDER BY s.account, s.window_start LIMIT " + MOST)) {
            select.setObject(2, moment.atOffset(ZoneOffset.UTC));
            return read(select, Instant.EPOCH);
        }
    }

    List<Spend> of(Account account) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + " s.account = ?")) {
            select.setString(2, account.toString());
            return read(select, Instant.EPOCH);
        }
    }

    /** They are not told any more. */
    void closed(List<Spend> over) throws SQLException {
        try (PreparedStatement close = connection.prepareStatement(
                "UPDATE usage.spend SET closed = true WHERE account = ? AND window_start = ?")) {
            for (Spend spend : over) {
                close.setString(1, spend.account());
                close.setObject(2, spend.windowStart().atOffset(ZoneOffset.UTC));
                close.executeUpdate();
            }
        }
        connection.commit();
    }
}
