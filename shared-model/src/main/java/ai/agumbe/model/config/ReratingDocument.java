package ai.agumbe.model.config;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A correction of what a model's sales of a period cost, after its prices had been wrong. Nothing edits it; nodes have no use for it.
 *
 * @param tenant whose sales alone were corrected; null for those of all tenants
 * @param from the first start of a call that counts
 * @param to calls that started before it
 * @param lines of the ledger whose cost changed
 * @param tenants that these lines are of
 * @param costBefore what the lines came to before, those without a price left out
 */
public record ReratingDocument(
        String id,
        String model,
        @Nullable String tenant,
        Instant from,
        Instant to,
        @Nullable String note,
        long lines,
        long tenants,
        BigDecimal costBefore,
        BigDecimal costAfter) {}
