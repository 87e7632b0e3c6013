package ai.agumbe.usage.account;

import ai.agumbe.model.event.UsageEvent;
import ai.agumbe.model.spend.SpendKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/** Adds events that are new to the ledger to the accounts that they concern. Used by one thread. */
public final class Spending {
    private static final String COUNTED = "calls";
    private final OpenAccounts accounts = new OpenAccounts();

    /** What of a window ended within one second. */
    record Slot(SpendKey key, Instant second) {}

    /** In the transaction that puts them into the ledger, under its lock. */
    public void add(Connection connection, Collection<UsageEvent> events) throws SQLException {
        accounts.refresh(connection);
        if (accounts.isEmpty()) {
            return;
        }
        // In one order, so that two consumers wait for each other instead of deadlocking.
        Map<Slot, Amount> sums = new TreeMap<>(
                Comparator.<Slot, String>comparing(slot -> slot.key().account().toString())
                        .thenComparing(slot -> slot.key().start())
                        .thenComparing(Slot::second));
        for (UsageEvent event : events) {
            add(event, sums);
        }
        if (!sums.isEmpty()) {
            SpendTables.add(connection, sums);
            WalletCharges.enter(connection, sums, COUNTED);
        }
    }

    private void add(UsageEvent event, Map<Slot, Amount> sums) {
        Amount amount = Amount.of(event);
        if (amount.isNothing()) {
            return;
        }
        Instant second = event.endedAt().truncatedTo(ChronoUnit.SECONDS);
        for (OpenAccount account : accounts.of(event.tenant())) {
            account.windowOf(event).ifPresent(key -> sums.merge(new Slot(key, second), amount, Amount::plus));
        }
    }

    /** The last transaction may not have happened. */
    public void forget() {
        accounts.forget();
    }
}
