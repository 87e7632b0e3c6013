package ai.agumbe.usage.ledger;

import ai.agumbe.model.event.UsageEvent;
import java.util.List;

/** An event and the names under which it is counted. */
record Countable(UsageEvent event, ClientNames names) {
    List<LedgerLine> lines() {
        return LedgerLine.of(event);
    }

    /** What its columns do not say of a line. */
    int marksOf(LedgerLine line) {
        return names.othersThan(ClientNames.of(event)) | (line.isUnpriced() ? ClientNames.UNPRICED : 0);
    }
}
