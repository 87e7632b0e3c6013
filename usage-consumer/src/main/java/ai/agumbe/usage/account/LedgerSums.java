package ai.agumbe.usage.account;

import ai.agumbe.model.spend.Account;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Adds up what the ledger has of an account between two moments: whole hours from the sums of hours, the rest from lines. */
final class LedgerSums {
    static final String TOKENS = "coalesce(sum(input_tokens + cached_tokens + cache_write_5m_tokens"
            + " + cache_write_1h_tokens + output_tokens + reasoning_tokens + coalesce(audio_input_tokens"
            + " + image_input_tokens + audio_output_tokens + image_output_tokens, 0)), 0)::bigint";
    private static final String HOURS = "SELECT coalesce(sum(cost), 0), " + TOKENS
            + ", coalesce(sum(unpriced), 0)::bigint, coalesce(sum(requests), 0)::bigint FROM usage.hour_sum"
            + " WHERE hour >= ? AND hour < ? AND tenant = ?";
    private static final String LINES = "SELECT coalesce(sum(cost), 0), " + TOKENS
            + ", count(*) FILTER (WHERE marks & 8 <> 0)"
            + ", coalesce(sum(requests), 0)::bigint FROM usage.ledger"
            + " WHERE started_at >= ? AND started_at < ? AND tenant = ? AND day = ?";

    private LedgerSums() {}

    static Amount between(Connection connection, Account account, Period period, Instant now) throws SQLException {
        Instant until = period.until();
        // Clocks differ: what seems to begin a little later than now has begun.
        Instant end = until == null ? now.truncatedTo(ChronoUnit.DAYS).plus(2, ChronoUnit.DAYS) : until;
        Instant from = period.from();
        Instant firstHour = from.plus(1, ChronoUnit.HOURS).minusNanos(1).truncatedTo(ChronoUnit.HOURS);
        Instant lastHour = end.truncatedTo(ChronoUnit.HOURS);
        if (!firstHour.isBefore(lastHour)) {
            return lines(connection, account, from, end);
        }
        return lines(connection, account, from, firstHour)
                .plus(hours(connection, account, firstHour, lastHour))
                .plus(lines(connection, account, lastHour, end));
    }

    private static Amount hours(Connection connection, Account account, Instant from, Instant to) throws SQLException {
        try (PreparedStatement sum = connection.prepareStatement(HOURS + holder(account))) {
            return read(sum, account, from, to, 0);
        }
    }

    private static Amount lines(Connection connection, Account account, Instant from, Instant to) throws SQLException {
        Amount sum = Amount.NONE;
        LocalDate last = LocalDate.ofInstant(to.minusNanos(1), ZoneOffset.UTC);
        for (LocalDate day = LocalDate.ofInstant(from, ZoneOffset.UTC);
                from.isBefore(to) && !day.isAfter(last);
                day = day.plusDays(1)) {
            try (PreparedStatement lines = connection.prepareStatement(LINES + holder(account))) {
                lines.setObject(4, day);
                sum = sum.plus(read(lines, account, from, to, 1));
            }
        }
        return sum;
    }

    static String holder(Account account) {
        return switch (account.level()) {
            case TENANT, WALLET -> "";
            case APP -> " AND app = ?";
            case KEY -> " AND key_id = ?";
        };
    }

    private static Amount read(PreparedStatement sum, Account account, Instant from, Instant to, int more)
            throws SQLException {
        sum.setObject(1, from.atOffset(ZoneOffset.UTC));
        sum.setObject(2, to.atOffset(ZoneOffset.UTC));
        sum.setString(3, account.tenant());
        if (!holder(account).isEmpty()) {
            sum.setString(4 + more, account.holder());
        }
        try (ResultSet row = sum.executeQuery()) {
            row.next();
            return new Amount(row.getBigDecimal(1), row.getLong(2), row.getLong(3), row.getLong(4));
        }
    }
}
