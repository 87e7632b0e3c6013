package ai.agumbe.model.spend;

import ai.agumbe.model.config.BudgetDocument;
import ai.agumbe.model.config.WalletDocument;

/**
 * What is added up together: the calls of a tenant, an app or a key, in windows of one kind that begin in one time zone. Budgets
 * that agree in this have one account. In text {@code tenant/level/holder/window/zone}.
 *
 * @param holder id of the tenant, app or key; of a wallet the moment in which it was opened
 * @param zone as IANA calls it
 */
public record Account(String tenant, Level level, String holder, Window window, String zone) {
    private static final int PARTS = 5;

    public static Account of(BudgetDocument budget) {
        BudgetDocument.Scope scope = budget.scope();
        String app = scope.app();
        String key = scope.key();
        return new Account(
                scope.tenant(),
                key != null ? Level.KEY : app != null ? Level.APP : Level.TENANT,
                key != null ? key : app != null ? app : scope.tenant(),
                Window.of(budget.window()),
                budget.timeZone());
    }

    public static Account of(WalletDocument wallet) {
        return new Account(wallet.tenant(), Level.WALLET, wallet.openedAt().toString(), Window.EVER, "UTC");
    }

    public static Account parse(String text) {
        String[] parts = text.split("/", PARTS);
        if (parts.length != PARTS) {
            throw new IllegalArgumentException("account: " + text + " (expected: tenant/level/holder/window/zone)");
        }
        return new Account(parts[0], Level.of(parts[1]), parts[2], Window.of(parts[3]), parts[4]);
    }

    @Override
    public String toString() {
        return String.join("/", tenant, level.wireName(), holder, window.wireName(), zone);
    }
}
