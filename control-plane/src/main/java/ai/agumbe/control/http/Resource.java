package ai.agumbe.control.http;

import ai.agumbe.control.database.Conditions;
import ai.agumbe.control.document.Committed;
import ai.agumbe.control.document.Restore;
import ai.agumbe.control.document.Revision;
import ai.agumbe.control.document.Save;
import ai.agumbe.control.document.Saved;
import ai.agumbe.control.document.Shape;
import ai.agumbe.control.document.Stored;
import ai.agumbe.control.json.Json;
import ai.agumbe.control.json.Members;
import ai.agumbe.control.problem.Faults;
import ai.agumbe.control.problem.Problem;
import ai.agumbe.model.config.ConfigKey;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import java.util.List;
import java.util.Optional;

/** The HTTP face of one kind of document: list, create, read, replace, patch, delete. */
public final class Resource<D> {
    private final Shape<D> shape;
    private final ResourceParts parts;

    Resource(Shape<D> shape, ResourceParts parts) {
        this.shape = shape;
        this.parts = parts;
    }

    public HttpResponse<?> page(AdminCall call) {
        requireTenant(call);
        int limit = call.limit();
        List<Stored> found = parts.documents().after(shape.key(call.tenant(), call.after()), limit + 1);
        List<Stored> shown = found.subList(0, Math.min(limit, found.size()));
        ObjectNode page = Json.object();
        ArrayNode data = page.putArray("data");
        shown.forEach(stored -> data.add(shown(stored.body())));
        String next = found.size() > limit
                ? AdminCall.cursorAfter(shown.getLast().key().id())
                : null;
        page.put("next_cursor", next);
        return Replies.json(HttpStatus.OK, page);
    }

    public HttpResponse<?> read(AdminCall call, String id) {
        requireTenant(call);
        Stored stored = find(call, id).orElseThrow(() -> notFound(id));
        return Replies.json(HttpStatus.OK, shown(stored.body())).header("ETag", "\"" + stored.version() + "\"");
    }

    /** The document itself. */
    public D document(AdminCall call, String id) {
        requireTenant(call);
        return find(call, id).orElseThrow(() -> notFound(id)).as(shape.type());
    }

    /** Creates one whose id stands in the body. */
    public HttpResponse<?> create(AdminCall call) {
        AdminCall.Waiting waiting = call.waiting(AdminCall.Waiting.NOT);
        ObjectNode body = call.body();
        Save save = new Save(call.tenant(), idIn(body), body, call.ifMatch(), Save.Mode.CREATE);
        Committed<ObjectNode> created = parts.changes()
                .create(
                        call.actor(),
                        call.repeatKey(),
                        draft -> shown(draft.save(shape, save).body()));
        return parts.replies().changed(HttpStatus.CREATED, created, waiting);
    }

    /** Creates or replaces one whose id stands in the body. */
    public HttpResponse<?> replace(AdminCall call) {
        return save(call, idIn(call.body()), Save.Mode.REPLACE);
    }

    public HttpResponse<?> replace(AdminCall call, String id) {
        return save(call, id, Save.Mode.REPLACE);
    }

    public HttpResponse<?> patch(AdminCall call, String id) {
        return save(call, id, Save.Mode.PATCH);
    }

    public HttpResponse<?> delete(AdminCall call, String id, AdminCall.Waiting otherwise) {
        AdminCall.Waiting waiting = call.waiting(otherwise);
        requireAllowed(id);
        Committed<String> deleted = parts.changes().commit(call.actor(), draft -> {
            draft.delete(shape, shape.key(call.tenant(), id), call.ifMatch());
            return id;
        });
        return parts.replies().deleted(deleted.version(), waiting);
    }

    /** The document in each of its versions, newest first, and who made it so. */
    public HttpResponse<?> versions(AdminCall call, String id) {
        requireTenant(call);
        requireAllowed(id);
        ConfigKey key = shape.key(call.tenant(), id);
        Conditions ofDocument =
                new Conditions().and("kind = ? and tenant = ? and id = ?", key.kind(), key.tenant(), key.id());
        return RevisionPage.of(call, ofDocument).reply(parts.revisions(), this::shown);
    }

    private ObjectNode shown(Revision revision) {
        ObjectNode row = Json.object()
                .put("version", revision.version())
                .put("at", revision.at().toString())
                .put("actor", revision.actor())
                .put("config_version", revision.configVersion());
        ObjectNode document = parts.shapes().inHistory(revision.key().kind(), revision.after());
        return row.<ObjectNode>set("document", document);
    }

    /** Makes it again what it was in {@code version}; the history goes on, it does not go back. */
    public HttpResponse<?> restore(AdminCall call, String id) {
        AdminCall.Waiting waiting = call.waiting(AdminCall.Waiting.NOT);
        requireAllowed(id);
        Restore wish = new Restore(shape.key(call.tenant(), id), versionIn(call.body()), call.ifMatch());
        Committed<ObjectNode> restored = parts.changes()
                .commit(call.actor(), draft -> shown(draft.restore(shape, wish).body()));
        return parts.replies().changed(HttpStatus.OK, restored, waiting);
    }

    private static int versionIn(ObjectNode body) {
        Faults faults = new Faults();
        Members members = new Members(body, faults);
        int version = Restore.versionIn(members);
        members.end();
        faults.throwIfAny();
        return version;
    }

    /** What replies show of a document. */
    public ObjectNode shown(ObjectNode body) {
        ObjectNode copy = body.deepCopy();
        shape.hide(copy);
        return copy;
    }

    private HttpResponse<?> save(AdminCall call, String id, Save.Mode mode) {
        AdminCall.Waiting waiting = call.waiting(AdminCall.Waiting.NOT);
        Save save = new Save(call.tenant(), id, call.body(), call.ifMatch(), mode);
        Committed<Saved> saved = parts.changes().commit(call.actor(), draft -> draft.save(shape, save));
        HttpStatus status = saved.result().kind() == Saved.Kind.CREATED ? HttpStatus.CREATED : HttpStatus.OK;
        return parts.replies()
                .changed(status, new Committed<>(shown(saved.result().body()), saved.version()), waiting);
    }

    private Optional<Stored> find(AdminCall call, String id) {
        requireAllowed(id);
        return parts.documents().find(shape.key(call.tenant(), id));
    }

    private void requireTenant(AdminCall call) {
        if (!call.tenant().isEmpty()) {
            parts.documents().requireTenant(call.tenant());
        }
    }

    private void requireAllowed(String id) {
        if (!shape.allowsId(id)) {
            throw notFound(id);
        }
    }

    private Problem notFound(String id) {
        return Problem.notFound(shape.kind().wireName() + " " + id);
    }

    private static String idIn(ObjectNode body) {
        return body.path("id").isTextual() ? body.path("id").textValue() : "";
    }
}
