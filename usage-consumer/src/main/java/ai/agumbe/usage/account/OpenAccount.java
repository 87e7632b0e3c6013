package ai.agumbe.usage.account;

import ai.agumbe.model.event.UsageEvent;
import ai.agumbe.model.spend.Account;
import ai.agumbe.model.spend.Level;
import ai.agumbe.model.spend.SpendKey;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * An account that events are added to.
 *
 * @param since windows that begin before are not added up
 * @param periods within which a wallet's calls began; of no matter to others
 */
record OpenAccount(Account account, ZoneId zone, Instant since, List<Period> periods) {
    OpenAccount {
        periods = List.copyOf(periods);
    }

    /** The window that an event is added to; empty when it is none of this account's. */
    Optional<SpendKey> windowOf(UsageEvent event) {
        if (!isAbout(event)) {
            return Optional.empty();
        }
        Instant start = account.window().startOf(event.startedAt(), zone);
        return start.isBefore(since) ? Optional.empty() : Optional.of(new SpendKey(account, start));
    }

    private boolean isAbout(UsageEvent event) {
        return switch (account.level()) {
            case TENANT -> true;
            case APP -> account.holder().equals(event.app());
            case KEY -> account.holder().equals(event.key());
            case WALLET -> periods.stream().anyMatch(period -> period.has(event.startedAt()));
        };
    }

    boolean isWallet() {
        return account.level() == Level.WALLET;
    }
}
