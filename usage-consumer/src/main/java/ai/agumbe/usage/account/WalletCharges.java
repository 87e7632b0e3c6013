package ai.agumbe.usage.account;

import ai.agumbe.model.spend.Account;
import ai.agumbe.model.spend.Level;
import ai.agumbe.usage.account.Spending.Slot;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Enters what is taken from wallets. */
final class WalletCharges {
    private static final String ENTER =
            "INSERT INTO usage.wallet_charge (account, tenant, amount, exchanges, reason) VALUES (?, ?, ?, ?, ?)";

    private WalletCharges() {}

    /** One entry for each wallet. */
    static void enter(Connection connection, Map<Slot, Amount> sums, String reason) throws SQLException {
        Map<Account, Amount> charges = new LinkedHashMap<>();
        sums.forEach((slot, amount) -> {
            Account account = slot.key().account();
            if (account.level() == Level.WALLET && amount.cost().signum() != 0) {
                charges.merge(account, amount, Amount::plus);
            }
        });
        for (Map.Entry<Account, Amount> charge : charges.entrySet()) {
            enter(connection, charge.getKey(), charge.getValue(), reason);
        }
    }

    static void enter(Connection connection, Account wallet, Amount amount, String reason) throws SQLException {
        try (PreparedStatement enter = connection.prepareStatement(ENTER)) {
            enter.setString(1, wallet.toString());
            enter.setString(2, wallet.tenant());
            enter.setBigDecimal(3, amount.cost());
            enter.setLong(4, amount.exchanges());
            enter.setString(5, reason);
            enter.executeUpdate();
        }
    }
}
