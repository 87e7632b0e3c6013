package ai.agumbe.usage.ledger;

import ai.agumbe.model.event.Sale;
import ai.agumbe.model.event.UsageEvent;
import ai.agumbe.model.money.Tokens;
import ai.agumbe.model.money.ToolCalls;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One sale of an exchange, or nothing sold at all.
 *
 * @param number from 1
 * @param isLast the exchange itself is counted here
 */
record LedgerLine(
        UsageEvent event,
        int number,
        boolean isLast,
        @Nullable Sale sale) {
    static List<LedgerLine> of(UsageEvent event) {
        if (event.sales().isEmpty()) {
            return List.of(new LedgerLine(event, 1, true, null));
        }
        List<LedgerLine> lines = new ArrayList<>();
        for (Sale sale : event.sales()) {
            int number = lines.size() + 1;
            lines.add(new LedgerLine(event, number, number == event.sales().size(), sale));
        }
        return lines;
    }

    @Nullable String model() {
        return sale == null ? event.model() : sale.model();
    }

    @Nullable String provider() {
        return sale == null ? event.provider() : sale.provider();
    }

    @Nullable String credential() {
        return sale == null ? null : sale.credential();
    }

    Tokens tokens() {
        return sale == null ? Tokens.NONE : sale.tokens();
    }

    List<ToolCalls> toolCalls() {
        return sale == null ? List.of() : sale.toolCalls();
    }

    /** To all tools together. */
    long callsToTools() {
        long calls = 0;
        for (ToolCalls each : toolCalls()) {
            calls += each.calls();
        }
        return calls;
    }

    @Nullable BigDecimal cost() {
        return sale == null ? null : sale.cost();
    }

    @Nullable String priceVersion() {
        return sale == null ? null : sale.priceVersion();
    }

    boolean isEstimated() {
        return sale == null ? event.estimated() : sale.estimated();
    }

    /** Sold, but nobody has said for how much. */
    boolean isUnpriced() {
        return sale != null && sale.cost() == null;
    }

    int requests() {
        return isLast ? event.count() : 0;
    }

    int errors() {
        return "error".equals(event.status()) ? requests() : 0;
    }
}
