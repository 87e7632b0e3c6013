package ai.agumbe.bench.stack;

import ai.agumbe.bench.failure.BenchFailure;
import ai.agumbe.bench.scenario.Books;
import ai.agumbe.bench.scenario.Growth;
import ai.agumbe.bench.scenario.Spread;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The usage-consumer's tables, read by SQL. */
final class BookTables {
    private static final String OF_ROWS = """
            SELECT count(*), percentile_disc(array[0.5, 0.99, 1]) WITHIN GROUP (ORDER BY shown),
                   percentile_disc(array[0.5, 0.99, 1]) WITHIN GROUP (ORDER BY opening)
            FROM (SELECT (extract(epoch FROM pg_xact_commit_timestamp(xmin) - created_at) * 1000
                          - (request -> 'timings' ->> 'total')::numeric)::float8 AS shown,
                         ((request -> 'timings' ->> 'requestLog')::numeric * 1000)::float8 AS opening
                  FROM usage.request_log
                  WHERE tenant = ? AND created_at >= ? AND created_at < ?) AS each""";
    private static final String OF_LINES = """
            SELECT percentile_disc(array[0.5, 0.99, 1]) WITHIN GROUP (ORDER BY shown)
            FROM (SELECT (extract(epoch FROM pg_xact_commit_timestamp(xmin) - ended_at) * 1000)::float8 AS shown
                  FROM usage.ledger
                  WHERE tenant = ? AND started_at >= ? AND started_at < ?) AS each""";

    private static final String SIZES = """
            SELECT coalesce(of.inhparent, c.oid)::regclass::text, sum(pg_table_size(c.oid)), sum(pg_indexes_size(c.oid))
            FROM pg_class c LEFT JOIN pg_inherits of ON of.inhrelid = c.oid
            WHERE c.relkind = 'r' AND c.relnamespace IN ('usage'::regnamespace, 'control'::regnamespace)
            GROUP BY 1""";

    /** Whose rows are counted. */
    private static final List<String> COUNTED = List.of("usage.ledger", "usage.request_log", "usage.hour_sum");

    private final StackFile.Database database;

    BookTables(StackFile stack) {
        database = stack.postgres();
    }

    Books.Shown shown(String tenant, Instant from, Instant to) {
        return asking(connection -> {
            var lines = row(connection, OF_LINES, tenant, from, to);
            var rows = row(connection, OF_ROWS, tenant, from, to);
            if (rows.getLong(1) == 0) {
                throw new BenchFailure("log rows: none (expected: those of the calls that were made)");
            }
            return new Books.Shown(rows.getLong(1), spread(rows, 2), spread(lines, 1), spread(rows, 3));
        });
    }

    /** All tables with their sizes; rows are counted of those that grow with use. */
    Map<String, Growth.Table> sizes() {
        return asking(connection -> {
            var tables = new HashMap<String, Growth.Table>();
            try (var statement = connection.createStatement();
                    var sizes = statement.executeQuery(SIZES)) {
                while (sizes.next()) {
                    var name = sizes.getString(1);
                    tables.put(name, new Growth.Table(rows(connection, name), sizes.getLong(2), sizes.getLong(3)));
                }
            }
            return tables;
        });
    }

    private static long rows(Connection connection, String table) throws SQLException {
        if (!COUNTED.contains(table)) {
            return 0;
        }
        try (var statement = connection.createStatement();
                var count = statement.executeQuery("SELECT count(*) FROM " + table)) {
            count.next();
            return count.getLong(1);
        }
    }

    private interface Question<T> {
        T ask(Connection connection) throws SQLException;
    }

    private <T> T asking(Question<T> question) {
        try (var connection = DriverManager.getConnection(database.url(), database.user(), database.password())) {
            return question.ask(connection);
        } catch (SQLException e) {
            throw new BenchFailure("postgres: cannot be asked", e);
        }
    }

    /** Closed with its connection. */
    private static ResultSet row(Connection connection, String sql, String tenant, Instant from, Instant to)
            throws SQLException {
        var statement = connection.prepareStatement(sql);
        statement.setString(1, tenant);
        statement.setTimestamp(2, Timestamp.from(from));
        statement.setTimestamp(3, Timestamp.from(to));
        var row = statement.executeQuery();
        row.next();
        return row;
    }

    private static Spread spread(ResultSet row, int column) throws SQLException {
        var values = (Double[]) row.getArray(column).getArray();
        return new Spread(values[0], values[1], values[2]);
    }
}
