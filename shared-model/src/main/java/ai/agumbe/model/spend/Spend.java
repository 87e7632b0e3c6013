package ai.agumbe.model.spend;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger says was spent in one window of an account. On the topic its members are in snake_case and money is text.
 *
 * @param windowEnd null when it has none
 * @param unpriced sales that nobody said the cost of
 * @param completeTo calls that ended before are all counted; null while that is not known of any
 * @param completeUsd what those cost, without calls that ended later and are counted all the same
 * @param revision grows with every change; what has a smaller one is older
 */
public record Spend(
        String account,
        Instant windowStart,
        @Nullable Instant windowEnd,
        BigDecimal spentUsd,
        long spentTokens,
        long unpriced,
        @Nullable Instant completeTo,
        BigDecimal completeUsd,
        long completeTokens,
        long revision) {
    public SpendKey key() {
        return new SpendKey(Account.parse(account), windowStart);
    }
}
