package ai.agumbe.usage.ground;

import ai.agumbe.model.event.Sale;
import ai.agumbe.model.event.UsageEvent;
import ai.agumbe.model.money.Tokens;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Usage events and log rows as a data plane would write them. */
public final class Events {
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .withConfigOverride(
                    BigDecimal.class, as -> as.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING)))
            .build();

    private Events() {}

    /** A successful chat with one sale. */
    public static UsageEvent sold(String tenant, Instant at, Tokens tokens, String cost) {
        Sale sale = new Sale("@sim/fast", "sim", "sim-a", tokens, new BigDecimal(cost), "1@2026-01-01", false);
        return event(tenant, at, List.of(sale));
    }

    public static UsageEvent event(String tenant, Instant at, List<Sale> sales) {
        return event(UUID.randomUUID(), tenant, at, sales);
    }

    public static UsageEvent event(UUID id, String tenant, Instant at, List<Sale> sales) {
        boolean sold = !sales.isEmpty();
        return new UsageEvent(
                id,
                "node-1",
                at,
                at.plusMillis(40),
                tenant,
                "default",
                null,
                "prod",
                null,
                "key1",
                "app",
                "chat",
                sold ? "@sim/fast" : null,
                sold ? "sim" : null,
                "op",
                null,
                null,
                false,
                sold ? "success" : "error",
                sold ? 200 : 400,
                sold ? null : "invalid_model",
                40,
                false,
                1,
                sales);
    }

    public static UsageEvent withEnd(UsageEvent event, Instant end) {
        return with(event, end, event.operation(), event.app());
    }

    public static UsageEvent withApp(UsageEvent event, String app) {
        return with(event, event.endedAt(), event.operation(), app);
    }

    public static UsageEvent withOperation(UsageEvent event, String operation) {
        return with(event, event.endedAt(), operation, event.app());
    }

    public static byte[] json(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** A log row of the same exchange, with the members that readers search by. */
    public static ObjectNode row(UsageEvent event) {
        ObjectNode row = JSON.createObjectNode();
        row.put("requestId", "req-" + event.eventId());
        row.put("eventId", event.eventId().toString());
        row.put("tenantId", event.tenant());
        row.put("appId", event.app());
        row.put("keyId", event.key());
        row.put("requestKind", event.requestKind());
        row.put("requestedModel", event.model());
        row.put("status", event.status());
        row.put("createdAt", event.startedAt().toString());
        return row;
    }

    private static UsageEvent with(UsageEvent e, Instant end, @Nullable String operation, String app) {
        return new UsageEvent(
                e.eventId(),
                e.node(),
                e.startedAt(),
                end,
                e.tenant(),
                app,
                e.costCenter(),
                e.environment(),
                e.endpoint(),
                e.key(),
                e.subjectType(),
                e.requestKind(),
                e.model(),
                e.provider(),
                operation,
                e.sourceService(),
                e.workspace(),
                e.stream(),
                e.status(),
                e.httpStatus(),
                e.errorCode(),
                e.latencyMs(),
                e.estimated(),
                e.count(),
                e.sales());
    }
}
