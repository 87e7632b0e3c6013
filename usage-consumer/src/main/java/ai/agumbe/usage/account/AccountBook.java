package ai.agumbe.usage.account;

import ai.agumbe.model.spend.Account;
import ai.agumbe.model.spend.SpendKey;
import ai.agumbe.usage.store.LedgerLock;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Opens, closes and checks accounts. Each step is a transaction of its own, in which no event is added. */
public final class AccountBook {
    /** By how much nodes' clocks may be ahead of ours. */
    private static final Duration SKEW = Duration.ofSeconds(5);

    private static final String OPEN = "INSERT INTO usage.account (account, tenant, since) VALUES (?, ?, ?)";
    private static final String BEGIN = """
            INSERT INTO usage.spend (account, window_start, window_end, opened_at, cost, tokens, unpriced)
            VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (account, window_start) DO UPDATE SET
                opened_at = excluded.opened_at, cost = excluded.cost, tokens = excluded.tokens,
                unpriced = excluded.unpriced, revision = usage.later_revision(usage.spend.revision)""";
    private static final String CHANGED = "UPDATE usage.account_state SET version = version + 1";

    private final Connection connection;
    private final Wallets wallets;

    /** @param connection without auto-commit; used by one thread */
    public AccountBook(Connection connection) {
        this.connection = connection;
        this.wallets = new Wallets(connection);
    }

    /** What is open, wallets aside. */
    public Set<Account> open() throws SQLException {
        Set<Account> open = new TreeSet<>(java.util.Comparator.comparing(Account::toString));
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT account FROM usage.account WHERE split_part(account, '/', 2) <> 'wallet'")) {
            while (rows.next()) {
                open.add(Account.parse(rows.getString(1)));
            }
        }
        connection.commit();
        return open;
    }

    /** From now on events are added to it; what the ledger has of its current window is in it already. */
    public void open(Account account, Instant now) throws SQLException {
        LedgerLock.own(connection);
        SpendKey current = currentOf(account, now);
        try (PreparedStatement open = connection.prepareStatement(OPEN)) {
            open.setString(1, account.toString());
            open.setString(2, account.tenant());
            open.setObject(3, current.start().atOffset(ZoneOffset.UTC));
            open.executeUpdate();
        }
        write(current, sumOf(current, now), now);
        changed();
    }

    private static SpendKey currentOf(Account account, Instant now) {
        return new SpendKey(account, account.window().startOf(now, ZoneId.of(account.zone())));
    }

    private Amount sumOf(SpendKey key, Instant now) throws SQLException {
        return LedgerSums.between(connection, key.account(), new Period(key.start(), SpendTables.endOf(key)), now);
    }

    private void write(SpendKey key, Amount amount, Instant now) throws SQLException {
        Instant end = SpendTables.endOf(key);
        boolean toldApart = RecentLines.enter(connection, key);
        try (PreparedStatement begin = connection.prepareStatement(BEGIN)) {
            begin.setString(1, key.account().toString());
            begin.setObject(2, key.start().atOffset(ZoneOffset.UTC));
            begin.setObject(3, end == null ? null : end.atOffset(ZoneOffset.UTC));
            begin.setObject(4, toldApart ? null : now.plus(SKEW).atOffset(ZoneOffset.UTC));
            begin.setBigDecimal(5, amount.cost());
            begin.setLong(6, amount.tokens());
            begin.setLong(7, amount.unpriced());
            begin.executeUpdate();
        }
    }

    /** Nothing is about it any more; what was added up is forgotten, for the ledger can say it again. */
    public void close(Account account) throws SQLException {
        LedgerLock.own(connection);
        for (String table : List.of("usage.account", "usage.spend", "usage.spend_recent")) {
            try (PreparedStatement delete =
                    connection.prepareStatement("DELETE FROM " + table + " WHERE account = ?")) {
                delete.setString(1, account.toString());
                delete.executeUpdate();
            }
        }
        changed();
    }

    /** Compares the sum of the current window with the ledger, and puts it right; answers whether it was wrong. */
    public boolean check(Account account, Instant now) throws SQLException {
        LedgerLock.own(connection);
        SpendKey current = currentOf(account, now);
        Amount truth = sumOf(current, now);
        boolean wrong = !isAsWritten(current, truth);
        if (wrong) {
            write(current, truth, now);
        }
        connection.commit();
        return wrong;
    }

    private boolean isAsWritten(SpendKey key, Amount truth) throws SQLException {
        try (PreparedStatement read = connection.prepareStatement(
                "SELECT cost, tokens, unpriced FROM usage.spend WHERE account = ? AND window_start = ?")) {
            read.setString(1, key.account().toString());
            read.setObject(2, key.start().atOffset(ZoneOffset.UTC));
            try (ResultSet row = read.executeQuery()) {
                if (!row.next()) {
                    return truth.isNothing();
                }
                BigDecimal cost = row.getBigDecimal(1);
                return cost.compareTo(truth.cost()) == 0 && row.getLong(2) == truth.tokens();
            }
        }
    }

    /** Has calls that began within these periods charged to the wallets; what was charged before stays charged. */
    public void charge(Map<Account, List<Period>> periods, Instant now) throws SQLException {
        for (Map.Entry<Account, List<Period>> wallet : periods.entrySet()) {
            if (!wallets.knows(wallet.getKey(), wallet.getValue())) {
                LedgerLock.own(connection);
                wallets.learn(wallet.getKey(), wallet.getValue(), now);
                changed();
            }
        }
    }

    private void changed() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(CHANGED);
        }
        connection.commit();
    }
}
