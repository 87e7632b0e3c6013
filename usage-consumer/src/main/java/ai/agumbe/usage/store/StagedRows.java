package ai.agumbe.usage.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.OptionalInt;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Rows on their way into a table that may have some of them already.
 *
 * @param stage a temporary table with the shape of the real one, empty again when the transaction ends
 * @param table the real one
 * @param columns that are written, in their order
 */
public record StagedRows(String stage, String table, String columns) {
    private static final String HAS_IT = "23505";

    /** Writes the same rows each time it is asked to. */
    @FunctionalInterface
    public interface Source {
        void write(CopyRows into) throws SQLException;
    }

    /**
     * Copies all of them straight into the real table, which costs Postgres half of what the way over the stage does; or, when
     * the table has any of them, none.
     */
    public boolean copyIfNew(Connection connection, Source rows) throws SQLException {
        return copyStraight(connection, rows).isPresent();
    }

    /** Adds those that the table does not have, and says how many they were. */
    public int addMissing(Connection connection, Source rows) throws SQLException {
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
    public void fill(Connection connection, Source rows) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TEMPORARY TABLE IF NOT EXISTS " + stage + " (LIKE " + table
                    + " INCLUDING DEFAULTS) ON COMMIT DELETE ROWS");
        }
        copy(connection, stage, rows);
    }

    /** How many were copied; nothing where the table has one of them. */
    private OptionalInt copyStraight(Connection connection, Source rows) throws SQLException {
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

    private int copy(Connection connection, String into, Source rows) throws SQLException {
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY " + into + " (" + columns + ") FROM STDIN");
        try {
            CopyRows written = new CopyRows(copy);
            rows.write(written);
            written.send();
            return Math.toIntExact(copy.endCopy());
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }
}
