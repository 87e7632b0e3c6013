package ai.agumbe.usage.account;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Held until the transaction ends: shared by those that add events, alone by whoever opens or closes accounts. */
final class AccountLock {
    private static final String NAME = "hashtext('agumbe.usage.accounts')";

    private AccountLock() {}

    static void share(Connection connection) throws SQLException {
        take(connection, "SELECT pg_advisory_xact_lock_shared(" + NAME + ")");
    }

    static void own(Connection connection) throws SQLException {
        take(connection, "SELECT pg_advisory_xact_lock(" + NAME + ")");
    }

    private static void take(Connection connection, String sql) throws SQLException {
        try (Statement lock = connection.createStatement()) {
            lock.execute(sql);
        }
    }
}
