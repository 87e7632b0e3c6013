package ai.agumbe.control.trial;

import ai.agumbe.control.json.Json;
import ai.agumbe.control.payload.PayloadKeys;
import ai.agumbe.model.payload.MendedJson;
import ai.agumbe.model.payload.Payload;
import ai.agumbe.model.trial.PastCall;
import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the log with what was kept beside it.
 *
 * @param sealed null where nothing is there
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
record StoredCall(OffsetDateTime at, UUID event, JsonNode row, int key, byte @Nullable [] sealed) {
    static StoredCall read(ResultSet found) throws SQLException {
        return new StoredCall(
                found.getObject(1, OffsetDateTime.class),
                found.getObject(2, UUID.class),
                Json.readable(found.getString(3)).orElseThrow(),
                found.getInt(4),
                found.getBytes(5));
    }

    /** Why there is nothing to look at; null where there is. */
    @Nullable String whyNot(Optional<PayloadKeys.Opened> opened) {
        JsonNode payload = row.path("payload");
        if (!payload.path("stored").asBoolean()) {
            return payload.path("reason").asText("not_kept");
        }
        if (sealed == null) {
            return "expired";
        }
        return opened.filter(now -> now.number() == key).isPresent() ? null : "key_erased";
    }

    boolean isRedacted() {
        return row.path("payload").path("redacted").asBoolean(true);
    }

    boolean isCut() {
        return row.path("payload").path("requestCut").asBoolean()
                || row.path("payload").path("answerCut").asBoolean();
    }

    /** @throws IllegalArgumentException when the key does not fit, or what it opens is no JSON */
    PastCall open(PayloadKeys.Opened opened) {
        Payload payload = opened.open(event, sealed == null ? new byte[0] : sealed);
        List<String> models = new ArrayList<>();
        for (String member : List.of("requestedModel", "upstreamModel")) {
            if (row.path(member).isTextual()) {
                models.add(row.path(member).textValue());
            }
        }
        JsonNode tokens = row.path("completionTokens");
        JsonNode cost = row.path("estimatedCost");
        return new PastCall(
                row.path("requestId").asText(),
                row.path("requestKind").asText("chat"),
                models,
                json(payload.request()),
                json(payload.answer()),
                List.of(),
                tokens.isNumber() ? tokens.longValue() : null,
                cost.isNumber() ? cost.decimalValue() : null);
    }

    private static JsonNode json(String text) {
        return Json.readable(MendedJson.of(text))
                .orElseThrow(() -> new IllegalArgumentException("payload: it is no JSON"));
    }
}
