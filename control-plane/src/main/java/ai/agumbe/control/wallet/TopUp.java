package ai.agumbe.control.wallet;

import ai.agumbe.control.database.Query;
import ai.agumbe.control.document.Draft;
import ai.agumbe.control.json.Members;
import ai.agumbe.control.problem.Faults;
import ai.agumbe.model.config.ConfigKey;
import ai.agumbe.model.config.WalletDocument;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A wish to put credit into a wallet.
 *
 * @param amount below zero to take back what was put in by mistake
 */
record TopUp(BigDecimal amount, @Nullable String note) {
    static final String ACTION = "top-ups";
    private static final String INSERT = "insert into control.wallet_entry"
            + " (tenant, opened_at, amount, note, actor, config_version, at) values (?, ?, ?, ?, ?, ?, ?) returning "
            + WalletEntry.COLUMNS;

    static TopUp of(ObjectNode request) {
        Faults faults = new Faults();
        Members members = new Members(request, faults);
        TopUp wish = read(members);
        members.end();
        faults.throwIfAny();
        return wish;
    }

    static TopUp read(Members members) {
        BigDecimal amount = members.requiredAmount("amount_usd", WalletShape.USD_SCALE, WalletShape.MAX_USD);
        return new TopUp(amount, members.text("note"));
    }

    /** Writes the entry, and the document with the new sum; answers the entry. */
    WalletEntry enter(Draft draft, ConfigKey wallet) {
        draft.requireTenant(wallet.tenant());
        WalletDocument before = draft.find(wallet)
                .map(stored -> stored.as(WalletDocument.class))
                .orElseGet(() -> WalletShape.unopened(wallet.tenant(), draft.now()));
        WalletEntry entry = draft.also(connection -> insert(connection, draft, before));
        BigDecimal sum = draft.also(connection -> sum(connection, before));
        draft.write(
                wallet,
                new WalletDocument(
                        before.tenant(),
                        before.enabled(),
                        before.lowBelowUsd(),
                        Dollars.plain(sum),
                        before.openedAt(),
                        before.periods()));
        return entry;
    }

    private WalletEntry insert(Connection connection, Draft draft, WalletDocument wallet) throws SQLException {
        return Query.of(connection, INSERT)
                .with(wallet.tenant(), wallet.openedAt().atOffset(ZoneOffset.UTC), amount, note)
                .with(draft.actor(), draft.version(), draft.now().atOffset(ZoneOffset.UTC))
                .first(WalletEntry::read)
                .orElseThrow();
    }

    private static BigDecimal sum(Connection connection, WalletDocument wallet) throws SQLException {
        return Query.of(connection, "select sum(amount) from control.wallet_entry where tenant = ? and opened_at = ?")
                .with(wallet.tenant(), wallet.openedAt().atOffset(ZoneOffset.UTC))
                .first(row -> row.getBigDecimal(1))
                .orElseThrow();
    }
}
