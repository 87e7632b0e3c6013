package ai.agumbe.data.snapshot;

import ai.agumbe.model.spend.Account;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What may be spent in every window of an account: the least of what its budgets say, or the credit of a wallet.
 *
 * @param hard whether calls that do not fit are refused
 * @param nanoUsd null for any amount of money
 * @param tokens null for any number
 * @param asksForPrices whether calls are refused whose cost nobody knows
 */
public record Allotment(
        Account account,
        ZoneId zone,
        boolean hard,
        @Nullable Long nanoUsd,
        @Nullable Long tokens,
        boolean asksForPrices) {
    /** Whether calls of this app and key are among those that it is about. */
    public boolean isAbout(String app, String key) {
        return switch (account.level()) {
            case TENANT, WALLET -> true;
            case APP -> account.holder().equals(app);
            case KEY -> account.holder().equals(key);
        };
    }

    /** Both hold. */
    Allotment and(Allotment other) {
        return new Allotment(
                account,
                zone,
                hard,
                least(nanoUsd, other.nanoUsd),
                least(tokens, other.tokens),
                asksForPrices || other.asksForPrices);
    }

    private static @Nullable Long least(@Nullable Long one, @Nullable Long other) {
        return one == null ? other : other == null ? one : (Long) Math.min(one, other);
    }
}
