package ai.agumbe.control.usage;

import ai.agumbe.control.json.Json;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one request of each group cost and took: the only numbers here that are rounded, to twelve places. */
final class UnitEconomics {
    private static final int SCALE = 12;
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private UnitEconomics() {}

    static ObjectNode of(List<UsageRow> rows) {
        ObjectNode answer = Json.object();
        ArrayNode data = answer.putArray("data");
        rows.forEach(row -> data.add(of(row)));
        answer.set("total", of(UsageRow.total(rows)));
        return answer;
    }

    private static ObjectNode of(UsageRow row) {
        ObjectNode members = UsageJson.of(row);
        members.remove(UsageRow.BUCKET);
        BigDecimal requests = BigDecimal.valueOf(row.counts().requests());
        BigDecimal answered =
                BigDecimal.valueOf(row.counts().requests() - row.counts().errors());
        BigDecimal tokens = BigDecimal.valueOf(row.tokens());
        return members.put("cost_per_request_usd", quotient(row.cost(), requests))
                .put("cost_per_success_usd", quotient(row.cost(), answered))
                .put("cost_per_million_tokens_usd", quotient(row.cost().multiply(MILLION), tokens))
                .put("tokens_per_request", quotient(tokens, requests))
                .put(
                        "error_percent",
                        quotient(BigDecimal.valueOf(row.counts().errors()).multiply(HUNDRED), requests));
    }

    /** Null of nothing. */
    private static @Nullable String quotient(BigDecimal sum, BigDecimal count) {
        return count.signum() == 0 ? null : UsageRow.text(sum.divide(count, SCALE, RoundingMode.HALF_EVEN));
    }
}
