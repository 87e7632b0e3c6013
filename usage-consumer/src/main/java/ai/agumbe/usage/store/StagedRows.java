package ai.agumbe.usage.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.OptionalInt;
import java.util.function.Function;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows on their way into a table that may have some of them already.
 *
 * @param <R> the form in which they are sent
 * @param stage a temporary table with the shape of the real one, empty again when the transaction ends
 * @param table the real one
 * @param columns that are written, in their order
 * @param form what is said of it to Postgres
 * @param begun begins rows of that form
 */
public record StagedRows<R extends CopyPortions>(
        String stage, String table, String columns, String form, Function<CopyIn, R> begun) {
    private static final String HAS_IT = "23505";

    /**
     * Writes the same rows each time it is asked to.
     *
     * @param <R> their form
     */
    @FunctionalInterface
    public interface Source<R extends CopyPortions> {
        void write(R into) throws SQLException;
    }

    public static StagedRows<CopyRows> text(String stage, String table, String columns) {
        return new StagedRows<>(stage, table, columns, "", CopyRows::new);
    }

    public static StagedRows<BinaryRows> binary(String stage, String table, String columns) {
        int count =
                Math.toIntExact(columns.chars().filter(letter -> letter == ',').count()) + 1;
        return new StagedRows<>(stage, table, columns, " (FORMAT binary)", copy -> new BinaryRows(copy, count));
    }

    /**
     * Copies all of them straight into the real table, which costs Postgres half of what the way over the stage does; or, when
     * the table has any of them, none.
     */
    public boolean copyIfNew(Connection connection, Source<R> rows) throws SQLException {
        return copyStraight(connection, rows).isPresent();
    }

    /** Adds those that the table does not have, and says how many they were. */
    public int addMissing(Connection connection, Source<R> rows) throws SQLException {
        OptionalInt copied = copyStraight(connection, rows);
        if (copied.isPresent()) {
            return copied.getAsInt();
        }
        fill(connection, rows);
        try (Statement insert = connection.createStatement()) {
            return insert.executeUpdate("INSERT INTO " + table + " SELECT * FROM " + stage + " ON CONFLICT DO NOTHING");
        }
    }

    /** Copies them onto the stage, so that the transaction can insert from there. */
    public void fill(Connection connection, Source<R> rows) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TEMPORARY TABLE IF NOT EXISTS " + stage + " (LIKE " + table
                    + " INCLUDING DEFAULTS) ON COMMIT DELETE ROWS");
        }
        copy(connection, stage, rows);
    }

    /** How many were copied; nothing where the table has one of them. */
    private OptionalInt copyStraight(Connection connection, Source<R> rows) throws SQLException {
        Savepoint before = connection.setSavepoint();
        int copied;
        try {
            copied = copy(connection, table, rows);
        } catch (SQLException refused) {
            if (!HAS_IT.equals(refused.getSQLState())) {
                throw refused;
            }
            connection.rollback(before);
            return OptionalInt.empty();
        }
        connection.releaseSavepoint(before);
        return OptionalInt.of(copied);
    }

    private int copy(Connection connection, String into, Source<R> rows) throws SQLException {
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY " + into + " (" + columns + ") FROM STDIN" + form);
        try {
            R written = begun.apply(copy);
            rows.write(written);
            written.end();
            written.send();
            return Math.toIntExact(copy.endCopy());
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }
}
