package ai.agumbe.model.config;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much money or how many tokens may be spent within a window of time.
 *
 * @param tenant the owner; null for the platform, whose budgets may be about any tenant
 * @param scope whose calls count
 * @param window {@code day} or {@code month}
 * @param timeZone in which windows begin, as IANA calls it
 * @param hard whether calls that do not fit are refused
 * @param unpriced {@code refuse} or {@code allow}: what becomes of calls whose cost nobody knows, under a hard limit of money
 * @param alerts at how many per cent of a limit to raise an alert, ascending
 */
public record BudgetDocument(
        @Nullable String tenant,
        String id,
        Scope scope,
        String window,
        String timeZone,
        @Nullable BigDecimal limitUsd,
        @Nullable Long limitTokens,
        boolean hard,
        String unpriced,
        List<Integer> alerts) {
    public static final String REFUSE = "refuse";
    public static final String ALLOW = "allow";

    public BudgetDocument {
        alerts = List.copyOf(alerts);
    }

    /** All calls of a tenant, or those of one of its apps or keys. */
    public record Scope(
            String tenant, @Nullable String app, @Nullable String key) {}
}
