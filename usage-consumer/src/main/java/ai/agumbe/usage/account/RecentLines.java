package ai.agumbe.usage.account;

import ai.agumbe.model.spend.Account;
import ai.agumbe.model.spend.SpendKey;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Tells apart what a window has of calls that ended in seconds up to which the ledger may not be complete. */
final class RecentLines {
    /** Calls that ran for longer count as if they had ended earlier. */
    private static final Duration LONGEST_CALL = Duration.ofHours(2);

    private static final String FORGET = "DELETE FROM usage.spend_recent WHERE account = ? AND window_start = ?";
    private static final String ENTER = "INSERT INTO usage.spend_recent (account, window_start, ended, cost, tokens)"
            + " SELECT ?, ?, date_trunc('second', ended_at), coalesce(sum(cost), 0), " + LedgerSums.TOKENS
            + " FROM usage.ledger WHERE tenant = ? AND day >= ? AND started_at >= ?"
            + " AND (?::timestamptz IS NULL OR started_at < ?) AND ended_at >= ?";

    private RecentLines() {}

    /** Answers whether it is known up to when the ledger is complete: only then can any be told apart. */
    static boolean enter(Connection connection, SpendKey key) throws SQLException {
        Instant complete = completeTo(connection);
        forget(connection, key);
        if (complete == null) {
            return false;
        }
        Account account = key.account();
        Instant since = complete.minus(LONGEST_CALL);
        Instant from = since.isBefore(key.start()) ? key.start() : since;
        Instant end = SpendTables.endOf(key);
        OffsetDateTime until = end == null ? null : end.atOffset(ZoneOffset.UTC);
        String sql = ENTER + LedgerSums.holder(account) + " GROUP BY 3";
        try (PreparedStatement enter = connection.prepareStatement(sql)) {
            enter.setString(1, account.toString());
            enter.setObject(2, key.start().atOffset(ZoneOffset.UTC));
            enter.setString(3, account.tenant());
            enter.setObject(4, LocalDate.ofInstant(from, ZoneOffset.UTC));
            enter.setObject(5, from.atOffset(ZoneOffset.UTC));
            enter.setObject(6, until);
            enter.setObject(7, until);
            enter.setObject(8, complete.atOffset(ZoneOffset.UTC));
            if (!LedgerSums.holder(account).isEmpty()) {
                enter.setString(9, account.holder());
            }
            enter.executeUpdate();
        }
        return true;
    }

    private static @Nullable Instant completeTo(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT complete_to FROM usage.account_state")) {
            row.next();
            return OpenAccounts.instantOrNull(row, 1);
        }
    }

    private static void forget(Connection connection, SpendKey key) throws SQLException {
        try (PreparedStatement forget = connection.prepareStatement(FORGET)) {
            forget.setString(1, key.account().toString());
            forget.setObject(2, key.start().atOffset(ZoneOffset.UTC));
            forget.executeUpdate();
        }
    }
}
