package ai.agumbe.control.usage;

import ai.agumbe.control.json.Json;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Two periods, group by group: what either came to, and by how much the later one differs. */
final class Comparison {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Comparison() {}

    static ObjectNode of(UsageQuery now, UsageQuery before, List<UsageRow> later, List<UsageRow> earlier) {
        ObjectNode answer = Json.object();
        answer.set("period", period(now));
        answer.set("before", period(before));
        Map<Map<String, @Nullable String>, UsageRow> was = byLabels(earlier);
        Map<Map<String, @Nullable String>, UsageRow> is = byLabels(later);
        ArrayNode data = answer.putArray("data");
        for (Map.Entry<Map<String, @Nullable String>, UsageRow> group : is.entrySet()) {
            UsageRow old = was.remove(group.getKey());
            data.add(row(group.getKey(), group.getValue(), old == null ? UsageRow.total(List.of()) : old));
        }
        for (Map.Entry<Map<String, @Nullable String>, UsageRow> gone : was.entrySet()) {
            data.add(row(gone.getKey(), UsageRow.total(List.of()), gone.getValue()));
        }
        answer.set("total", row(Map.of(), UsageRow.total(later), UsageRow.total(earlier)));
        return answer;
    }

    private static ObjectNode period(UsageQuery query) {
        return Json.object()
                .put("from", query.from().toString())
                .put("to", query.to().toString());
    }

    private static Map<Map<String, @Nullable String>, UsageRow> byLabels(List<UsageRow> rows) {
        Map<Map<String, @Nullable String>, UsageRow> byLabels = new LinkedHashMap<>();
        for (UsageRow row : rows) {
            Map<String, @Nullable String> labels = new LinkedHashMap<>(row.labels());
            labels.remove(UsageRow.BUCKET);
            byLabels.put(labels, row);
        }
        return byLabels;
    }

    private static ObjectNode row(Map<String, @Nullable String> labels, UsageRow now, UsageRow before) {
        ObjectNode row = Json.object();
        for (Map.Entry<String, @Nullable String> label : labels.entrySet()) {
            row.put(label.getKey(), label.getValue());
        }
        row.set("now", UsageJson.of(now.with(Map.of())));
        row.set("before", UsageJson.of(before.with(Map.of())));
        row.putObject("change")
                .put("requests", now.counts().requests() - before.counts().requests())
                .put("total_tokens", now.tokens() - before.tokens())
                .put("cost_usd", UsageRow.text(now.cost().subtract(before.cost())))
                .put("cost_percent", percent(now.cost(), before.cost()));
        return row;
    }

    /** Null where there was nothing to compare with. */
    private static @Nullable String percent(BigDecimal now, BigDecimal before) {
        return before.signum() == 0
                ? null
                : now.subtract(before)
                        .multiply(HUNDRED)
                        .divide(before, 2, RoundingMode.HALF_EVEN)
                        .toPlainString();
    }
}
