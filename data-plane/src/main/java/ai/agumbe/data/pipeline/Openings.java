package ai.agumbe.data.pipeline;

import ai.agumbe.data.event.Attempt;
import ai.agumbe.data.event.ExchangeJournal;
import ai.agumbe.data.event.ExchangeJournal.OpenExchange;
import ai.agumbe.data.event.JournalFullException;
import ai.agumbe.data.event.Opening;
import ai.agumbe.model.config.TenantDocument;
import ai.agumbe.model.error.ErrorCode;
import ai.agumbe.model.error.GatewayException;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Opens exchanges in the journal. What that cannot take is refused, unless its tenant would rather be served than metered. */
@Singleton
final class Openings {
    private final ExchangeJournal journal;
    private final UnmeteredCalls unmetered;

    Openings(ExchangeJournal journal, UnmeteredCalls unmetered) {
        this.journal = journal;
        this.unmetered = unmetered;
    }

    OpenExchange open(TenantDocument tenant, Opening opening, Attempt estimate) {
        try {
            return journal.open(opening, estimate);
        } catch (JournalFullException full) {
            if (tenant.serveUnmetered()) {
                return unmetered.begin(tenant.id());
            }
            throw GatewayException.untilLater(
                    ErrorCode.OVERLOADED,
                    "This node cannot keep what it would answer: its journal is full. Try again later.",
                    Duration.ofSeconds(5));
        }
    }
}
