package ai.agumbe.control.usage;

import ai.agumbe.control.database.Query;
import ai.agumbe.control.json.Json;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Finds the dearest, longest or slowest exchanges of a period, each beside what is usual for its model in that period. */
@Singleton
final class Outliers {
    private static final int TIMES_SCALE = 1;

    private final UsageViews views;

    Outliers(UsageViews views) {
        this.views = views;
    }

    ObjectNode of(OutlierQuery query) {
        String by = query.by();
        String sql = """
                with exchange as (
                    select event_id, min(started_at) as at, max(app) as app, max(key_id) as key,
                        (array_agg(model order by line desc))[1] as model, max(operation) as operation, max(status) as status,
                        coalesce(sum(cost), 0) as cost, max(latency_ms)::numeric as latency,
                        sum(prompt_tokens + completion_tokens) as tokens
                    from usage.ledger_line
                    where tenant = ? and day >= ? and day <= ? and started_at >= ? and started_at < ? group by event_id),
                usual as (
                    select model, percentile_disc(0.5) within group (order by\s""" + by + """
                ) as median from exchange group by model)
                select exchange.*, usual.median from exchange join usual on usual.model is not distinct from exchange.model
                order by\s""" + by + " desc, at limit ?";
        UsageQuery period = query.of();
        return views.read(period.tenant(), connection -> {
            ObjectNode answer = Json.object().put("by", by);
            ArrayNode data = answer.putArray("data");
            Query.of(connection, sql)
                    .with(
                            period.tenant(),
                            LocalDate.ofInstant(period.from(), ZoneOffset.UTC),
                            LocalDate.ofInstant(period.to(), ZoneOffset.UTC),
                            period.from().atOffset(ZoneOffset.UTC),
                            period.to().atOffset(ZoneOffset.UTC),
                            query.limit())
                    .all(row -> data.add(exchange(row, by)));
            return answer;
        });
    }

    private static ObjectNode exchange(ResultSet row, String by) throws SQLException {
        return Json.object()
                .put("event_id", row.getString("event_id"))
                .put(
                        "started_at",
                        row.getObject("at", OffsetDateTime.class).toInstant().toString())
                .put("app", row.getString("app"))
                .put("key", row.getString("key"))
                .put("model", row.getString("model"))
                .put("operation", row.getString("operation"))
                .put("status", row.getString("status"))
                .put("cost_usd", UsageRow.text(row.getBigDecimal("cost")))
                .put("total_tokens", row.getLong("tokens"))
                .put("latency_ms", row.getLong("latency"))
                .put("times_the_median", times(row.getBigDecimal(by), row.getBigDecimal("median")));
    }

    /** Null where the median is nothing. */
    private static @Nullable String times(BigDecimal value, @Nullable BigDecimal median) {
        return median == null || median.signum() == 0
                ? null
                : value.divide(median, TIMES_SCALE, RoundingMode.HALF_EVEN).toPlainString();
    }
}
