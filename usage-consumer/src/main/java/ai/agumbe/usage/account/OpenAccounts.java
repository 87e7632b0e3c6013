package ai.agumbe.usage.account;

import ai.agumbe.model.spend.Account;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The accounts as the database has them, kept in memory as long as their version stands. Used by one thread. */
final class OpenAccounts {
    private static final String VERSION = "SELECT version FROM usage.account_state";
    private static final String ACCOUNTS = "SELECT account, since FROM usage.account ORDER BY account";
    private static final String PERIODS =
            "SELECT account, began, ended FROM usage.account_period ORDER BY account, began";

    private long version;
    private Map<String, List<OpenAccount>> byTenant = Map.of();

    /** Those of a tenant, as of {@link #refresh}. */
    List<OpenAccount> of(String tenant) {
        return byTenant.getOrDefault(tenant, List.of());
    }

    boolean isEmpty() {
        return byTenant.isEmpty();
    }

    /** To be said under the lock: what is read holds until the transaction ends. */
    void refresh(Connection connection) throws SQLException {
        long now = versionIn(connection);
        if (now != version) {
            byTenant = read(connection);
            version = now;
        }
    }

    void forget() {
        version = 0;
    }

    private static long versionIn(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(VERSION)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static Map<String, List<OpenAccount>> read(Connection connection) throws SQLException {
        Map<String, List<Period>> periods = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(PERIODS)) {
            while (rows.next()) {
                periods.computeIfAbsent(rows.getString(1), account -> new ArrayList<>())
                        .add(new Period(instant(rows, 2), instantOrNull(rows, 3)));
            }
        }
        Map<String, List<OpenAccount>> accounts = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(ACCOUNTS)) {
            while (rows.next()) {
                Account account = Account.parse(rows.getString(1));
                accounts.computeIfAbsent(account.tenant(), tenant -> new ArrayList<>())
                        .add(new OpenAccount(
                                account,
                                ZoneId.of(account.zone()),
                                instant(rows, 2),
                                periods.getOrDefault(rows.getString(1), List.of())));
            }
        }
        return accounts;
    }

    static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant instantOrNull(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
