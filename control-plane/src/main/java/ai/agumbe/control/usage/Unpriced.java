package ai.agumbe.control.usage;

import ai.agumbe.control.database.Query;
import ai.agumbe.control.json.Json;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Lists the models that were sold although nobody had said what they cost. */
@Singleton
final class Unpriced {
    private final UsageViews views;

    Unpriced(UsageViews views) {
        this.views = views;
    }

    /** @param from the first hour that counts */
    ObjectNode since(Instant from) {
        return views.read("", connection -> {
            ObjectNode answer = Json.object();
            ArrayNode data = answer.putArray("data");
            Query.of(connection, """
                            select provider, model, sum(sales) as sales, count(distinct tenant) as tenants,
                                min(hour) as first_hour, max(hour) as last_hour
                            from usage.unpriced_hour where hour >= ? group by provider, model
                            having sum(sales) > 0 order by sales desc, model""")
                    .with(from.atOffset(ZoneOffset.UTC))
                    .all(row -> data.addObject()
                            .put("provider", row.getString("provider"))
                            .put("model", row.getString("model"))
                            .put("sales", row.getLong("sales"))
                            .put("tenants", row.getLong("tenants"))
                            .put(
                                    "first_hour",
                                    row.getObject("first_hour", OffsetDateTime.class)
                                            .toInstant()
                                            .toString())
                            .put(
                                    "last_hour",
                                    row.getObject("last_hour", OffsetDateTime.class)
                                            .toInstant()
                                            .toString()));
            return answer;
        });
    }
}
