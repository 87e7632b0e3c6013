package ai.agumbe.usage.ledger;

import ai.agumbe.usage.setting.UsageSettings;
import ai.agumbe.usage.store.Database;
import ai.agumbe.usage.store.LedgerLock;
import ai.agumbe.usage.store.Retention;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/**
 * Makes the hours of days again from the ledger's lines and their corrections. Nothing is added meanwhile; each day is a
 * transaction of its own.
 */
public final class Rebuild {
    private static final int FETCHED_AT_ONCE = 5_000;
    private static final String SUMS = """
            WITH day AS (SELECT ?::timestamptz AS first, ?::timestamptz AS last), sums AS (
                SELECT requests, cost FROM usage.hour_sum, day WHERE hour >= first AND hour < last
                UNION ALL SELECT 0, cost_change FROM usage.correction_hour, day WHERE hour >= first AND hour < last
                UNION ALL SELECT requests, cost FROM usage.day_sum d, day
                    WHERE d.day = (first AT TIME ZONE 'UTC')::date)
            SELECT coalesce(sum(requests), 0), coalesce(sum(cost), 0) FROM sums""";
    private static final String FORGET = """
            WITH day AS (SELECT ?::timestamptz AS first, ?::timestamptz AS last),
                days AS (DELETE FROM usage.day_sum WHERE day = (SELECT (first AT TIME ZONE 'UTC')::date FROM day)),
                corrections AS (DELETE FROM usage.correction_hour USING day WHERE hour >= first AND hour < last)
            DELETE FROM usage.hour_sum USING day WHERE hour >= first AND hour < last""";
    private static final String CORRECT = """
            INSERT INTO usage.correction_hour (rerating, hour, tenant, app, endpoint, key_id, model, provider, operation,
                source_service, workspace, status, lines, cost_change, unpriced_change)
            SELECT rerating, hour, tenant, app, endpoint, key_id, model, provider, operation,
                source_service, workspace, status, lines, cost_change, unpriced_change
            FROM usage.correction_sum WHERE day = ?""";
    private static final String LINES =
            """
            SELECT started_at, tenant, app, endpoint, key_id, model, provider, operation, source_service, workspace, status,
                requests, errors, cost, latency_ms, marks,
                (SELECT coalesce(sum(value::bigint), 0) FROM jsonb_each_text(tool_calls)) AS calls_to_tools,\s""" + TokenColumns.TEXT + ", " + TokenColumns.MEDIA + " FROM usage.ledger WHERE day = ?";

    private final Database database;

    Rebuild(Database database) {
        this.database = database;
    }

    /** What a day's hours came to. */
    record Sums(long requests, BigDecimal cost) {
        @Override
        public String toString() {
            return requests + " requests, " + cost.toPlainString() + " USD";
        }
    }

    /** @param before what they came to before */
    record Rebuilt(LocalDate day, Sums before, Sums after) {
        @Override
        public String toString() {
            boolean same =
                    before.requests() == after.requests() && before.cost().compareTo(after.cost()) == 0;
            return day + ": " + after + (same ? ", as before" : "; before: " + before);
        }
    }

    /** All days from the first to the last, each told when it is done. Days whose lines are gone keep their sums. */
    public static void run(UsageSettings settings, LocalDate first, LocalDate last, PrintStream progress)
            throws SQLException {
        LocalDate oldest = new Retention(settings.keeping().ledger(), Clock.systemUTC()).oldest();
        if (first.isBefore(oldest)) {
            throw new IllegalArgumentException(first + ": its lines are not kept (expected: " + oldest + " or later)");
        }
        try (Database database = new Database(settings)) {
            Rebuild rebuild = new Rebuild(database);
            for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
                progress.println(rebuild.day(day));
            }
        }
    }

    Rebuilt day(LocalDate day) throws SQLException {
        try (Connection connection = database.open()) {
            try (Statement patience = connection.createStatement()) {
                patience.execute("SET LOCAL statement_timeout = 0");
                LedgerLock.own(connection);
                patience.execute("LOCK TABLE usage.correction IN SHARE MODE");
            }
            Sums before = sums(connection, day);
            try (PreparedStatement forget = connection.prepareStatement(FORGET)) {
                ofDay(forget, day).executeUpdate();
            }
            HourSums.add(connection, read(connection, day));
            try (PreparedStatement correct = connection.prepareStatement(CORRECT)) {
                correct.setObject(1, day);
                correct.executeUpdate();
            }
            Sums after = sums(connection, day);
            connection.commit();
            return new Rebuilt(day, before, after);
        }
    }

    private static Sums sums(Connection connection, LocalDate day) throws SQLException {
        try (PreparedStatement sums = connection.prepareStatement(SUMS);
                ResultSet row = ofDay(sums, day).executeQuery()) {
            row.next();
            return new Sums(row.getLong(1), row.getBigDecimal(2));
        }
    }

    private static PreparedStatement ofDay(PreparedStatement statement, LocalDate day) throws SQLException {
        statement.setObject(1, day.atStartOfDay().atOffset(ZoneOffset.UTC));
        statement.setObject(2, day.plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC));
        return statement;
    }

    private static Map<HourGroup, HourTotals> read(Connection connection, LocalDate day) throws SQLException {
        Map<HourGroup, HourTotals> sums = new HashMap<>();
        try (PreparedStatement lines = connection.prepareStatement(LINES)) {
            lines.setFetchSize(FETCHED_AT_ONCE);
            lines.setObject(1, day);
            try (ResultSet row = lines.executeQuery()) {
                while (row.next()) {
                    HourSums.add(sums, line(row));
                }
            }
        }
        return sums;
    }

    private static SoldLine line(ResultSet row) throws SQLException {
        int marks = row.getInt("marks");
        Instant hour =
                row.getObject("started_at", OffsetDateTime.class).toInstant().truncatedTo(ChronoUnit.HOURS);
        HourGroup group = new HourGroup(
                hour,
                text(row, "tenant"),
                text(row, "app"),
                text(row, "endpoint"),
                text(row, "key_id"),
                text(row, "model"),
                text(row, "provider"),
                new ClientNames(text(row, "operation"), text(row, "source_service"), text(row, "workspace"))
                        .marked(marks),
                text(row, "status"));
        return new SoldLine(
                group,
                row.getLong("requests"),
                row.getLong("errors"),
                TokenColumns.read(row),
                row.getBigDecimal("cost"),
                (marks & ClientNames.UNPRICED) != 0,
                row.getLong("latency_ms"),
                row.getLong("calls_to_tools"));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return HourGroup.clean(row.getString(column));
    }
}
