package ai.agumbe.data.event;

import ai.agumbe.model.event.Sale;
import ai.agumbe.model.event.UsageEvent;
import java.util.List;

/** Tells the ledger's side of an exchange. */
final class UsageEvents {
    private UsageEvents() {}

    static UsageEvent of(Opening opening, Ending ending, String node) {
        Subject subject = opening.subject();
        Metadata metadata = opening.metadata();
        Attempt last = Attempts.last(ending.attempts());
        List<Sale> sales = Attempts.sales(ending.attempts());
        return new UsageEvent(
                opening.eventId(),
                node,
                opening.startedAt(),
                ending.endedAt(),
                subject.tenant(),
                subject.app(),
                subject.costCenter(),
                subject.environment(),
                null,
                subject.keyId(),
                subject.type(),
                opening.requestKind(),
                last == null ? null : last.model(),
                last == null ? null : last.provider(),
                metadata.operation(),
                metadata.sourceService(),
                metadata.workspaceId(),
                opening.stream(),
                RowJson.status(ending),
                ending.httpStatus(),
                ending.errorCode(),
                Math.round(ending.timings().total()),
                Attempts.isEstimated(ending.attempts()),
                ending.count(),
                sales);
    }
}
