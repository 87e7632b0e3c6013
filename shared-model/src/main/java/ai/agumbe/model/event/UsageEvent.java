package ai.agumbe.model.event;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One exchange as the ledger sees it: who, what, tokens, money, status. On the topic its members are named as here.
 *
 * @param eventId the only key for deduplication; version 7, of the exchange's start
 * @param node the data plane that answered
 * @param environment the app's, not the caller's metadata
 * @param subjectType {@code app} for keys, {@code session} for people
 * @param requestKind {@code chat}, {@code embeddings}, …
 * @param model the catalogue id that answered last; null when none was resolved
 * @param status {@code success} or {@code error}
 * @param estimated whether any sale's tokens are an estimate
 * @param count exchanges that this event stands for; more than one only for summaries of refusals
 * @param sales what was paid for, in order of attempts; empty when nothing was
 */
public record UsageEvent(
        UUID eventId,
        String node,
        Instant startedAt,
        Instant endedAt,
        String tenant,
        String app,
        @Nullable String costCenter,
        @Nullable String environment,
        @Nullable String endpoint,
        @Nullable String key,
        String subjectType,
        String requestKind,
        @Nullable String model,
        @Nullable String provider,
        @Nullable String operation,
        @Nullable String sourceService,
        @Nullable String workspace,
        boolean stream,
        String status,
        int httpStatus,
        @Nullable String errorCode,
        long latencyMs,
        boolean estimated,
        int count,
        List<Sale> sales) {
    public UsageEvent {
        sales = List.copyOf(sales);
    }
}
