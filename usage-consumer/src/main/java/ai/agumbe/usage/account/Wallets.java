package ai.agumbe.usage.account;

import ai.agumbe.model.spend.Account;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Learns when wallets were switched on and off. Calls that were counted before that was known are charged, or given back, by
 * entries of their own.
 */
final class Wallets {
    private static final String OPEN =
            "INSERT INTO usage.account (account, tenant, since) VALUES (?, ?, ?) ON CONFLICT DO NOTHING";
    private static final String READ = "SELECT began, ended FROM usage.account_period WHERE account = ?";
    private static final String WRITE = """
            INSERT INTO usage.account_period (account, began, ended) VALUES (?, ?, ?)
            ON CONFLICT (account, began) DO UPDATE SET ended = excluded.ended""";
    private static final String ADD = """
            INSERT INTO usage.spend AS s (account, window_start, opened_at, cost, tokens, unpriced) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (account, window_start) DO UPDATE SET
                cost = s.cost + excluded.cost, tokens = s.tokens + excluded.tokens,
                unpriced = s.unpriced + excluded.unpriced, opened_at = excluded.opened_at, revision = usage.later_revision(s.revision)""";

    private final Connection connection;

    Wallets(Connection connection) {
        this.connection = connection;
    }

    /** Whether all of it was learned before. */
    boolean knows(Account wallet, List<Period> periods) throws SQLException {
        Map<Instant, Period> known = read(wallet);
        connection.commit();
        return periods.stream()
                .allMatch(period -> period.equals(known.get(micros(period).from())));
    }

    void learn(Account wallet, List<Period> periods, Instant now) throws SQLException {
        try (PreparedStatement open = connection.prepareStatement(OPEN)) {
            open.setString(1, wallet.toString());
            open.setString(2, wallet.tenant());
            open.setObject(3, Instant.EPOCH.atOffset(ZoneOffset.UTC));
            open.executeUpdate();
        }
        Map<Instant, Period> known = read(wallet);
        add(wallet, Amount.NONE, "opened", now);
        for (Period each : periods) {
            Period period = micros(each);
            Period before = known.get(period.from());
            if (!period.equals(before)) {
                write(wallet, period);
                Amount missed = missed(wallet, period, before, now);
                add(
                        wallet,
                        missed,
                        before == null ? "calls before it was known that it is on" : "calls after it was off",
                        now);
            }
        }
    }

    /** What was counted although it was not to be, or the other way round. */
    private Amount missed(Account wallet, Period period, @Nullable Period before, Instant now) throws SQLException {
        if (before == null) {
            return LedgerSums.between(connection, wallet, period, now);
        }
        Instant until = period.until();
        return until == null
                ? Amount.NONE
                : LedgerSums.between(connection, wallet, new Period(until, before.until()), now)
                        .negated();
    }

    private void add(Account wallet, Amount amount, String reason, Instant now) throws SQLException {
        if (amount.cost().signum() != 0) {
            WalletCharges.enter(connection, wallet, amount, reason);
        }
        try (PreparedStatement add = connection.prepareStatement(ADD)) {
            add.setString(1, wallet.toString());
            add.setObject(2, Instant.EPOCH.atOffset(ZoneOffset.UTC));
            add.setObject(3, now.plusSeconds(5).atOffset(ZoneOffset.UTC));
            add.setBigDecimal(4, amount.cost());
            add.setLong(5, amount.tokens());
            add.setLong(6, amount.unpriced());
            add.executeUpdate();
        }
    }

    private Map<Instant, Period> read(Account wallet) throws SQLException {
        Map<Instant, Period> periods = new TreeMap<>();
        try (PreparedStatement read = connection.prepareStatement(READ)) {
            read.setString(1, wallet.toString());
            try (ResultSet rows = read.executeQuery()) {
                while (rows.next()) {
                    Instant from = OpenAccounts.instant(rows, 1);
                    periods.put(from, new Period(from, OpenAccounts.instantOrNull(rows, 2)));
                }
            }
        }
        return periods;
    }

    private void write(Account wallet, Period period) throws SQLException {
        Instant until = period.until();
        try (PreparedStatement write = connection.prepareStatement(WRITE)) {
            write.setString(1, wallet.toString());
            write.setObject(2, period.from().atOffset(ZoneOffset.UTC));
            write.setObject(3, until == null ? null : until.atOffset(ZoneOffset.UTC));
            write.executeUpdate();
        }
    }

    /** As precise as the database. */
    private static Period micros(Period period) {
        Instant until = period.until();
        return new Period(
                period.from().truncatedTo(ChronoUnit.MICROS),
                until == null ? null : until.truncatedTo(ChronoUnit.MICROS));
    }
}
