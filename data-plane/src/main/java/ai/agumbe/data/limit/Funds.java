package ai.agumbe.data.limit;

import ai.agumbe.model.money.NanoUsd;
import ai.agumbe.model.spend.SpendKey;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was spent in a budget's window, and what is left of it.
 *
 * @param hard whether calls that do not fit are refused
 * @param until when the next window begins; null when none does
 * @param limitUsd null for any amount
 * @param reservedUsd for calls that run
 * @param limitTokens null for any number
 */
public record Funds(
        SpendKey window,
        boolean hard,
        @Nullable Instant until,
        @Nullable BigDecimal limitUsd,
        BigDecimal spentUsd,
        BigDecimal reservedUsd,
        @Nullable Long limitTokens,
        long spentTokens,
        long reservedTokens) {
    static Funds of(Purse purse, Balance balance) {
        Long nanoUsd = purse.allotment().nanoUsd();
        return new Funds(
                purse.window(),
                purse.allotment().hard(),
                purse.end(),
                nanoUsd == null ? null : NanoUsd.dollars(nanoUsd),
                NanoUsd.dollars(balance.spent().nanoUsd()),
                NanoUsd.dollars(balance.held().nanoUsd()),
                purse.allotment().tokens(),
                balance.spent().tokens(),
                balance.held().tokens());
    }

    /** Null when any amount is. */
    public @Nullable BigDecimal leftUsd() {
        return limitUsd == null
                ? null
                : limitUsd.subtract(spentUsd).subtract(reservedUsd).max(BigDecimal.ZERO);
    }

    /** Null when any number is. */
    public @Nullable Long leftTokens() {
        return limitTokens == null ? null : (Long) Math.max(0, limitTokens - spentTokens - reservedTokens);
    }
}
