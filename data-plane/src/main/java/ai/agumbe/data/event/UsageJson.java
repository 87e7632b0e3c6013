package ai.agumbe.data.event;

import ai.agumbe.model.event.Sale;
import ai.agumbe.model.event.UsageEvent;
import ai.agumbe.model.money.Tokens;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Writes a usage event as it goes on the topic: members named as in {@link UsageEvent}, costs as strings. */
final class UsageJson {
    private UsageJson() {}

    static void write(JsonGenerator json, UsageEvent event) throws IOException {
        json.writeStartObject();
        json.writeStringField("eventId", event.eventId().toString());
        json.writeStringField("node", event.node());
        json.writeStringField("startedAt", event.startedAt().toString());
        json.writeStringField("endedAt", event.endedAt().toString());
        writeWho(json, event);
        text(json, "model", event.model());
        text(json, "provider", event.provider());
        text(json, "operation", event.operation());
        text(json, "sourceService", event.sourceService());
        text(json, "workspace", event.workspace());
        json.writeBooleanField("stream", event.stream());
        json.writeStringField("status", event.status());
        json.writeNumberField("httpStatus", event.httpStatus());
        text(json, "errorCode", event.errorCode());
        json.writeNumberField("latencyMs", event.latencyMs());
        json.writeBooleanField("estimated", event.estimated());
        json.writeNumberField("count", event.count());
        json.writeArrayFieldStart("sales");
        for (Sale sale : event.sales()) {
            writeSale(json, sale);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    static void text(JsonGenerator json, String name, @Nullable String text) throws IOException {
        json.writeFieldName(name);
        if (text == null) {
            json.writeNull();
        } else {
            json.writeString(Texts.cut(text));
        }
    }

    private static void writeWho(JsonGenerator json, UsageEvent event) throws IOException {
        text(json, "tenant", event.tenant());
        text(json, "app", event.app());
        text(json, "costCenter", event.costCenter());
        text(json, "environment", event.environment());
        text(json, "endpoint", event.endpoint());
        text(json, "key", event.key());
        text(json, "subjectType", event.subjectType());
        text(json, "requestKind", event.requestKind());
    }

    private static void writeSale(JsonGenerator json, Sale sale) throws IOException {
        json.writeStartObject();
        text(json, "model", sale.model());
        text(json, "provider", sale.provider());
        text(json, "credential", sale.credential());
        Tokens tokens = sale.tokens();
        json.writeObjectFieldStart("tokens");
        json.writeNumberField("input", tokens.input());
        json.writeNumberField("cachedInput", tokens.cachedInput());
        json.writeNumberField("cacheWrite5m", tokens.cacheWrite5m());
        json.writeNumberField("cacheWrite1h", tokens.cacheWrite1h());
        json.writeNumberField("output", tokens.output());
        json.writeNumberField("reasoning", tokens.reasoning());
        json.writeEndObject();
        BigDecimal cost = sale.cost();
        text(json, "cost", cost == null ? null : cost.toPlainString());
        text(json, "priceVersion", sale.priceVersion());
        json.writeBooleanField("estimated", sale.estimated());
        json.writeEndObject();
    }
}
