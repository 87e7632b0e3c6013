package ai.agumbe.usage.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;

/** A temporary table with the shape of a real one, filled by COPY and empty again when the transaction ends. */
public record StagedRows(String table, String shapeOf, String columns) {
    /** Copies the rows in, so that the transaction can insert from {@link #table}. */
    public void fill(Connection connection, CopyRows rows) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TEMPORARY TABLE IF NOT EXISTS " + table + " (LIKE " + shapeOf
                    + " INCLUDING DEFAULTS) ON COMMIT DELETE ROWS");
        }
        String copy = "COPY " + table + " (" + columns + ") FROM STDIN";
        try {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy, rows.stream());
        } catch (IOException broken) {
            throw new SQLException("copy into " + table + " broke off", "08006", broken);
        }
    }
}
