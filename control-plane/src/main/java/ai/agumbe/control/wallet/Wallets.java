package ai.agumbe.control.wallet;

import ai.agumbe.control.database.Database;
import ai.agumbe.control.database.Query;
import ai.agumbe.control.document.Documents;
import ai.agumbe.control.document.Stored;
import ai.agumbe.control.json.Json;
import ai.agumbe.model.config.ConfigKey;
import ai.agumbe.model.config.ConfigKind;
import ai.agumbe.model.config.WalletDocument;
import ai.agumbe.model.spend.Account;
import ai.agumbe.model.spend.SpendKey;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Wallets as they are read: what was topped up, less what the usage-consumer has charged. */
@Singleton
final class Wallets {
    private final Documents documents;
    private final Database database;
    private final WalletShape shape;
    private final Reservations reservations;

    Wallets(Documents documents, Database database, WalletShape shape, Reservations reservations) {
        this.documents = documents;
        this.database = database;
        this.shape = shape;
        this.reservations = reservations;
    }

    static ConfigKey keyOf(String tenant) {
        return ConfigKey.of(ConfigKind.WALLET, tenant, WalletDocument.ID);
    }

    /** As operators see it; one that nobody has opened is off. */
    ObjectNode shown(String tenant) {
        return shown(documents.find(keyOf(tenant)).map(Stored::body).orElseGet(() -> unopened(tenant)));
    }

    private static ObjectNode unopened(String tenant) {
        ObjectNode body = Json.tree(WalletShape.unopened(tenant, Instant.EPOCH));
        return body.put("version", 0).putNull("created_at").putNull("updated_at");
    }

    /** The document with what is in it. */
    ObjectNode shown(ObjectNode body) {
        WalletDocument wallet = Json.as(WalletDocument.class, body);
        BigDecimal charged = database.inTransaction(connection -> charged(connection, wallet));
        BigDecimal balance = wallet.toppedUpUsd().subtract(charged);
        ObjectNode shown = body.deepCopy();
        shape.hide(shown);
        shown.put("balance_usd", Dollars.text(balance));
        SpendKey window = new SpendKey(Account.of(wallet), Instant.EPOCH);
        shown.put("reserved_usd", reservations.heldOf(window).map(Dollars::text).orElse(null));
        shown.put("topped_up_usd", Dollars.text(wallet.toppedUpUsd()));
        shown.put("charged_usd", Dollars.text(charged));
        return shown.put("status", status(wallet, balance));
    }

    /** As callers see it. */
    ObjectNode told(String tenant) {
        ObjectNode shown = shown(tenant);
        ObjectNode told = Json.object().put("tenant_id", tenant).put("currency", "USD");
        for (String member : List.of("balance_usd", "reserved_usd", "low_below_usd", "status")) {
            told.set(member, shown.get(member));
        }
        return told;
    }

    private static String status(WalletDocument wallet, BigDecimal balance) {
        if (!wallet.enabled()) {
            return "off";
        }
        return balance.signum() <= 0 ? "empty" : balance.compareTo(wallet.lowBelowUsd()) < 0 ? "low" : "ok";
    }

    /** Nothing while no usage-consumer has made its tables. */
    private static BigDecimal charged(Connection connection, WalletDocument wallet) throws SQLException {
        boolean there = Query.of(connection, """
                        select to_regclass('usage.wallet_charged') is not null,
                            set_config('agumbe.tenant', ?, true), set_config('statement_timeout', '10s', true)""")
                .with(wallet.tenant())
                .first(row -> row.getBoolean(1))
                .orElse(false);
        return there
                ? Query.of(connection, "select charged from usage.wallet_charged where tenant = ? and opened_at = ?")
                        .with(wallet.tenant(), wallet.openedAt().atOffset(ZoneOffset.UTC))
                        .first(row -> row.getBigDecimal(1))
                        .orElse(BigDecimal.ZERO)
                : BigDecimal.ZERO;
    }

    /** What was put in, newest first, those before {@code seq}. */
    List<WalletEntry> entries(String tenant, long before, int limit) {
        return database.inTransaction(connection -> Query.of(
                        connection,
                        "select " + WalletEntry.COLUMNS + " from control.wallet_entry where tenant = ? and seq < ?"
                                + " order by seq desc limit ?")
                .with(tenant, before, limit)
                .all(WalletEntry::read));
    }
}
