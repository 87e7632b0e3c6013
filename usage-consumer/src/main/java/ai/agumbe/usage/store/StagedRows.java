package ai.agumbe.usage.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import org.postgresql.PGConnection;

/**
 * Rows on their way into a table that may have some of them already.
 *
 * @param stage a temporary table with the shape of the real one, empty again when the transaction ends
 * @param table the real one
 * @param columns that are written, in their order
 */
public record StagedRows(String stage, String table, String columns) {
    private static final String HAS_IT = "23505";

    /**
     * Copies all of them straight into the real table, which costs Postgres half of what the way over the stage does; or, when
     * the table has any of them, none.
     */
    public boolean copyIfNew(Connection connection, CopyRows rows) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            copy(connection, table, rows);
        } catch (SQLException refused) {
            if (!HAS_IT.equals(refused.getSQLState())) {
                throw refused;
            }
            connection.rollback(before);
            return false;
        }
        connection.releaseSavepoint(before);
        return true;
    }

    /** Adds those that the table does not have, and says how many they were. */
    public int addMissing(Connection connection, CopyRows rows) throws SQLException {
        if (copyIfNew(connection, rows)) {
            return rows.count();
        }
        fill(connection, rows);
        try (Statement insert = connection.createStatement()) {
            return insert.executeUpdate("INSERT INTO " + table + " SELECT * FROM " + stage + " ON CONFLICT DO NOTHING");
        }
    }

    /** Copies them onto the stage, so that the transaction can insert from there. */
    public void fill(Connection connection, CopyRows rows) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TEMPORARY TABLE IF NOT EXISTS " + stage + " (LIKE " + table
                    + " INCLUDING DEFAULTS) ON COMMIT DELETE ROWS");
        }
        copy(connection, stage, rows);
    }

    private void copy(Connection connection, String into, CopyRows rows) throws SQLException {
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("COPY " + into + " (" + columns + ") FROM STDIN", rows.stream());
        } catch (IOException broken) {
            throw new SQLException("copy into " + into + " broke off", "08006", broken);
        }
    }
}
