package ai.agumbe.control.payload;

import ai.agumbe.control.database.Query;
import ai.agumbe.control.document.Changes;
import ai.agumbe.control.document.Deed;
import ai.agumbe.control.document.Documents;
import ai.agumbe.control.json.Json;
import ai.agumbe.control.problem.Problem;
import ai.agumbe.control.problem.Reason;
import ai.agumbe.control.request.RequestLog;
import ai.agumbe.control.usage.UsageViews;
import ai.agumbe.model.payload.Payload;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Opens what was kept of a call, for somebody whose name is noted before the first word is shown. */
@Singleton
final class StoredPayloads {
    private final RequestLog log;
    private final Kept kept;
    private final Changes changes;

    /** Where what is sealed lies, and what it is sealed with. */
    @Singleton
    record Kept(UsageViews views, Documents documents, PayloadKeys opening) {}

    /** What is sealed of one call, and the number of the key that opens it. */
    @SuppressWarnings("ArrayRecordComponent") // carried, never compared
    private record Sealed(int key, byte[] bytes) {}

    StoredPayloads(RequestLog log, Kept kept, Changes changes) {
        this.log = log;
        this.kept = kept;
        this.changes = changes;
    }

    ObjectNode read(String actor, String tenant, String id) {
        kept.documents().requireTenant(tenant);
        ObjectNode row = row(tenant, id);
        UUID event = UUID.fromString(row.path("eventId").asText());
        Sealed sealed = sealed(tenant, event, row);
        Payload payload = opened(tenant, event, sealed);
        changes.commit(actor, draft -> {
            ObjectNode told = Json.object()
                    .put("request_id", row.path("requestId").asText())
                    .put("app_id", row.path("appId").asText());
            draft.note(Deed.PAYLOAD_READ, tenant, event.toString(), told);
            return event;
        });
        return json(row, payload);
    }

    private ObjectNode row(String tenant, String id) {
        if (id.indexOf('\0') >= 0) {
            throw Problem.notFound("request");
        }
        ObjectNode row = log.find(tenant, id).map(Json::parse).orElseThrow(() -> Problem.notFound("request " + id));
        if (!row.path("payload").path("stored").asBoolean()) {
            String reason = row.path("payload").path("reason").asText("its app did not keep any, or nobody was asked");
            throw Problem.of(Reason.NOT_FOUND, "there is no payload of the request: " + reason);
        }
        return row;
    }

    private Sealed sealed(String tenant, UUID event, ObjectNode row) {
        LocalDate day = LocalDate.ofInstant(Instant.parse(row.path("createdAt").asText()), ZoneOffset.UTC);
        return kept.views()
                .read(
                        tenant,
                        connection -> Query.of(
                                        connection,
                                        "select key, sealed from usage.sealed_payload"
                                                + " where tenant = ? and day = ? and event_id = ?")
                                .with(tenant, day, event)
                                .first(found -> new Sealed(found.getInt(1), found.getBytes(2))))
                .orElseThrow(() ->
                        Problem.of(Reason.NOT_FOUND, "the payload of the request is not kept any more, or not yet"));
    }

    private Payload opened(String tenant, UUID event, Sealed sealed) {
        try {
            return kept.opening()
                    .of(tenant)
                    .filter(key -> key.number() == sealed.key())
                    .orElseThrow(() -> Problem.of(
                            Reason.NOT_FOUND,
                            "the payload of the request cannot be read any more: data key " + sealed.key()
                                    + " of its tenant was erased"))
                    .open(event, sealed.bytes());
        } catch (IllegalArgumentException closed) {
            throw Problem.of(
                    Reason.UNPROCESSABLE, "the payload of the request cannot be opened: " + closed.getMessage());
        }
    }

    private static ObjectNode json(ObjectNode row, Payload payload) {
        ObjectNode answer = Json.object()
                .put("request_id", row.path("requestId").asText())
                .put("event_id", row.path("eventId").asText())
                .put("tenant", row.path("tenantId").asText())
                .put("app_id", row.path("appId").asText());
        answer.put("request", shown(payload.request()))
                .put("request_cut", row.path("payload").path("requestCut").asBoolean())
                .put("answer", shown(payload.answer()))
                .put("answer_cut", row.path("payload").path("answerCut").asBoolean());
        return answer;
    }

    private static @Nullable String shown(String text) {
        return text.isEmpty() ? null : text;
    }
}
