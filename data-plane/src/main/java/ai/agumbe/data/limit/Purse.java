package ai.agumbe.data.limit;

import ai.agumbe.data.snapshot.Allotment;
import ai.agumbe.data.spend.Amount;
import ai.agumbe.data.spend.Counted;
import ai.agumbe.model.spend.SpendKey;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What may be spent by a call and all others that began in the same window.
 *
 * @param counted what the ledger had of it when it was last heard of
 */
record Purse(Allotment allotment, SpendKey window, Counted counted) {
    /** Calls may end, and the ledger may hear of them, long after. */
    private static final Duration KEPT_AFTER_ITS_END = Duration.ofDays(3);

    private static final Duration KEPT_WITHOUT_END = Duration.ofDays(400);

    /** How long what is counted of it may be of use. */
    Duration kept(Instant now) {
        Instant end = end();
        return end == null
                ? KEPT_WITHOUT_END
                : Duration.between(now, end).plus(KEPT_AFTER_ITS_END).abs();
    }

    /** When the next window begins; null when none does. */
    @Nullable Instant end() {
        return window.account().window().endOf(window.start(), allotment.zone());
    }

    /** When that much is known to be spent. */
    Purse atLeast(Amount spent) {
        Counted known = new Counted(
                counted.revision(),
                counted.completeTo(),
                counted.complete(),
                counted.atLeast().max(spent));
        return new Purse(allotment, window, known);
    }

    /** Whether there is room for so much in all. */
    boolean holds(Amount all) {
        Long nanoUsd = allotment.nanoUsd();
        Long tokens = allotment.tokens();
        return (nanoUsd == null || all.nanoUsd() <= nanoUsd) && (tokens == null || all.tokens() <= tokens);
    }
}
