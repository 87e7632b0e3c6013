package ai.agumbe.usage.spend;

import ai.agumbe.usage.store.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The time in which this replica is the one that publishes: as long as a lock is held by a session of the database, which is
 * the one that all of its work is done in.
 */
final class Term implements AutoCloseable {
    private static final String TAKE = "SELECT pg_try_advisory_lock(hashtext('agumbe.usage.spend'))";

    private final Connection connection;
    private final boolean ours;

    private Term(Connection connection, boolean ours) {
        this.connection = connection;
        this.ours = ours;
    }

    static Term seek(Database database) throws SQLException {
        Connection connection = database.open();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(TAKE)) {
            row.next();
            boolean ours = row.getBoolean(1);
            connection.commit();
            return new Term(connection, ours);
        } catch (SQLException failed) {
            connection.close();
            throw failed;
        }
    }

    boolean isOurs() {
        return ours;
    }

    Connection connection() {
        return connection;
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            connection.rollback();
            try (Statement statement = connection.createStatement()) {
                statement.execute("SELECT pg_advisory_unlock_all()");
            }
            connection.commit();
        }
    }
}
