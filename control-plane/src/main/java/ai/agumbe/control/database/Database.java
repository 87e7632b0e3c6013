package ai.agumbe.control.database;

import ai.agumbe.control.problem.Problem;
import ai.agumbe.control.problem.Reason;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work on the database, each piece in a transaction of its own. */
@Singleton
public final class Database {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private final DataSource connections;
    private final Migration migration;

    Database(DataSource connections, Migration migration) {
        this.connections = connections;
        this.migration = migration;
    }

    /** Something to do with a connection. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** Does it whole or not at all. A database that is away is a {@link Problem} that says so. */
    public <T> T inTransaction(Work<T> work) {
        if (!migration.isDone()) {
            throw Problem.of(Reason.UNAVAILABLE, "the database is not ready: " + migration.state());
        }
        try (Connection connection = connections.getConnection()) {
            return committed(connection, work);
        } catch (SQLException failure) {
            LOG.atError()
                    .addKeyValue("sql_state", failure.getSQLState())
                    .setCause(isAway(failure) ? null : failure)
                    .log("database work failed");
            throw isAway(failure)
                    ? Problem.of(Reason.UNAVAILABLE, "the database does not answer; try again")
                    : new IllegalStateException("database work failed", failure);
        }
    }

    private static <T> T committed(Connection connection, Work<T> work) throws SQLException {
        connection.setAutoCommit(false);
        boolean done = false;
        try {
            T result = work.on(connection);
            connection.commit();
            done = true;
            return result;
        } finally {
            if (!done) {
                rollBack(connection);
            }
        }
    }

    /** A connection that broke has rolled back by itself; what broke it is told by what is thrown. */
    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException broken) {
            LOG.atDebug().log("nothing to roll back: the connection is broken");
        }
    }

    /** Classes 08 (connection), 53 (resources), 57 (operator, time) and a lock that was not to be had. */
    private static boolean isAway(SQLException failure) {
        String state = failure.getSQLState();
        return state == null
                || state.startsWith("08")
                || state.startsWith("53")
                || state.startsWith("57")
                || state.equals("55P03");
    }
}
