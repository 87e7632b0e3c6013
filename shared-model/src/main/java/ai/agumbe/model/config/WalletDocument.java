package ai.agumbe.model.config;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's prepaid credit. What is left of it is what was topped up, less what the ledger charges to it.
 *
 * @param enabled whether calls are paid from it
 * @param lowBelowUsd below which it is called low
 * @param toppedUpUsd the sum of all top-ups
 * @param openedAt which wallet it is, where a tenant had one before that was deleted
 * @param periods when it was enabled, ascending: calls that began within them are charged
 */
public record WalletDocument(
        String tenant,
        boolean enabled,
        BigDecimal lowBelowUsd,
        BigDecimal toppedUpUsd,
        Instant openedAt,
        List<Period> periods) {
    /** Every tenant has one at most. */
    public static final String ID = "wallet";

    public WalletDocument {
        periods = List.copyOf(periods);
    }

    /** From a moment on, until before another; null while it lasts. */
    public record Period(Instant from, @Nullable Instant until) {}
}
