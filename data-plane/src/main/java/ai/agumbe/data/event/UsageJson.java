package ai.agumbe.data.event;

import ai.agumbe.data.bytes.Moments;
import ai.agumbe.data.json.JsonWriter;
import ai.agumbe.model.event.Sale;
import ai.agumbe.model.event.UsageEvent;
import ai.agumbe.model.money.MediaTokens;
import ai.agumbe.model.money.Tokens;
import ai.agumbe.model.money.ToolCalls;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Writes a usage event as it goes on the topic: members named as in {@link UsageEvent}, costs as strings. */
final class UsageJson {
    private UsageJson() {}

    static void write(JsonWriter json, UsageEvent event) {
        json.beginObject();
        json.plainMember("eventId", event.eventId().toString());
        json.member("node", event.node());
        json.plainMember("startedAt", Moments.text(event.startedAt()));
        json.plainMember("endedAt", Moments.text(event.endedAt()));
        writeWho(json, event);
        text(json, "model", event.model());
        text(json, "provider", event.provider());
        text(json, "operation", event.operation());
        text(json, "sourceService", event.sourceService());
        text(json, "workspace", event.workspace());
        json.member("stream", event.stream());
        json.plainMember("status", event.status());
        json.member("httpStatus", event.httpStatus());
        text(json, "errorCode", event.errorCode());
        json.member("latencyMs", event.latencyMs());
        json.member("estimated", event.estimated());
        json.member("count", event.count());
        json.beginArray("sales");
        for (Sale sale : event.sales()) {
            writeSale(json, sale);
        }
        json.endArray();
        json.endObject();
    }

    static void text(JsonWriter json, String name, @Nullable String text) {
        json.member(name, text == null ? null : Texts.cut(text));
    }

    private static void writeWho(JsonWriter json, UsageEvent event) {
        text(json, "tenant", event.tenant());
        text(json, "app", event.app());
        text(json, "costCenter", event.costCenter());
        text(json, "environment", event.environment());
        text(json, "endpoint", event.endpoint());
        text(json, "key", event.key());
        text(json, "subjectType", event.subjectType());
        text(json, "requestKind", event.requestKind());
    }

    private static void writeSale(JsonWriter json, Sale sale) {
        json.beginObject();
        text(json, "model", sale.model());
        text(json, "provider", sale.provider());
        text(json, "credential", sale.credential());
        Tokens tokens = sale.tokens();
        json.beginObject("tokens");
        json.member("input", tokens.input());
        json.member("cachedInput", tokens.cachedInput());
        json.member("cacheWrite5m", tokens.cacheWrite5m());
        json.member("cacheWrite1h", tokens.cacheWrite1h());
        json.member("output", tokens.output());
        json.member("reasoning", tokens.reasoning());
        writeMedia(json, tokens.media());
        json.endObject();
        BigDecimal cost = sale.cost();
        text(json, "cost", cost == null ? null : cost.toPlainString());
        text(json, "priceVersion", sale.priceVersion());
        json.member("estimated", sale.estimated());
        json.beginArray("toolCalls");
        for (int i = 0; i < sale.toolCalls().size(); i++) {
            ToolCalls calls = sale.toolCalls().get(i);
            json.beginObject();
            json.member("name", calls.name());
            json.member("calls", calls.calls());
            json.endObject();
        }
        json.endArray();
        json.endObject();
    }

    private static void writeMedia(JsonWriter json, @Nullable MediaTokens media) {
        if (media == null) {
            json.nothing("media");
            return;
        }
        json.beginObject("media");
        json.member("audioInput", media.audioInput());
        json.member("imageInput", media.imageInput());
        json.member("audioOutput", media.audioOutput());
        json.member("imageOutput", media.imageOutput());
        json.endObject();
    }
}
