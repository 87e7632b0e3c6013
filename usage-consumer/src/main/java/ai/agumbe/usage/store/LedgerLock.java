package ai.agumbe.usage.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Held until the transaction ends: shared by those that add events to the ledger, alone by whoever needs that none is added. */
public final class LedgerLock {
    private static final String NAME = "hashtext('agumbe.usage.ledger')";

    private LedgerLock() {}

    public static void share(Connection connection) throws SQLException {
        take(connection, "SELECT pg_advisory_xact_lock_shared(" + NAME + ")");
    }

    public static void own(Connection connection) throws SQLException {
        take(connection, "SELECT pg_advisory_xact_lock(" + NAME + ")");
    }

    private static void take(Connection connection, String sql) throws SQLException {
        try (Statement lock = connection.createStatement()) {
            lock.execute(sql);
        }
    }
}
