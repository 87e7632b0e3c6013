package ai.agumbe.usage.ledger;

import ai.agumbe.model.money.Tokens;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a line adds to the sums of its group. */
record SoldLine(
        HourGroup group,
        long requests,
        long errors,
        Tokens tokens,
        @Nullable BigDecimal cost,
        boolean unpriced,
        long latencyMs,
        long toolCalls) {
    static SoldLine of(LedgerLine line, ClientNames names) {
        return new SoldLine(
                HourGroup.of(line, names),
                line.requests(),
                line.errors(),
                line.tokens(),
                line.cost(),
                line.isUnpriced(),
                line.event().latencyMs(),
                line.callsToTools());
    }
}
