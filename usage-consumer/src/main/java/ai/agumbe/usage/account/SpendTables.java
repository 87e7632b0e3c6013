package ai.agumbe.usage.account;

import ai.agumbe.model.spend.SpendKey;
import ai.agumbe.usage.account.Spending.Slot;
import ai.agumbe.usage.store.CopyRows;
import ai.agumbe.usage.store.StagedRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes sums of accounts. */
final class SpendTables {
    private static final StagedRows<CopyRows> SPEND = StagedRows.text(
            "incoming_spend", "usage.spend", "account, window_start, window_end, cost, tokens, unpriced");
    private static final StagedRows<CopyRows> RECENT = StagedRows.text(
            "incoming_spend_recent", "usage.spend_recent", "account, window_start, ended, cost, tokens");
    private static final String ADD = """
            INSERT INTO usage.spend AS s SELECT * FROM incoming_spend ORDER BY account, window_start
            ON CONFLICT (account, window_start) DO UPDATE SET
                cost = s.cost + excluded.cost,
                tokens = s.tokens + excluded.tokens,
                unpriced = s.unpriced + excluded.unpriced,
                revision = usage.later_revision(s.revision)""";
    private static final String ADD_RECENT = """
            INSERT INTO usage.spend_recent AS r SELECT * FROM incoming_spend_recent ORDER BY account, window_start, ended
            ON CONFLICT (account, window_start, ended) DO UPDATE SET
                cost = r.cost + excluded.cost, tokens = r.tokens + excluded.tokens""";

    private SpendTables() {}

    static void add(Connection connection, Map<Slot, Amount> sums) throws SQLException {
        Map<SpendKey, Amount> windows = new LinkedHashMap<>();
        sums.forEach((slot, amount) -> windows.merge(slot.key(), amount, Amount::plus));
        SPEND.fill(connection, rows -> writeWindows(rows, windows));
        RECENT.fill(connection, rows -> writeRecent(rows, sums));
        try (Statement add = connection.createStatement()) {
            add.executeUpdate(ADD);
            add.executeUpdate(ADD_RECENT);
        }
    }

    private static void writeWindows(CopyRows rows, Map<SpendKey, Amount> windows) throws SQLException {
        for (Map.Entry<SpendKey, Amount> each : windows.entrySet()) {
            SpendKey key = each.getKey();
            Amount amount = each.getValue();
            rows.text(key.account().toString()).value(key.start()).value(endOf(key));
            rows.value(amount.cost().toPlainString())
                    .number(amount.tokens())
                    .number(amount.unpriced())
                    .endRow();
        }
    }

    private static void writeRecent(CopyRows rows, Map<Slot, Amount> sums) throws SQLException {
        for (Map.Entry<Slot, Amount> each : sums.entrySet()) {
            Slot slot = each.getKey();
            rows.text(slot.key().account().toString()).value(slot.key().start()).value(slot.second());
            rows.value(each.getValue().cost().toPlainString())
                    .number(each.getValue().tokens())
                    .endRow();
        }
    }

    static @Nullable Instant endOf(SpendKey key) {
        return key.account().window().endOf(key.start(), ZoneId.of(key.account().zone()));
    }
}
