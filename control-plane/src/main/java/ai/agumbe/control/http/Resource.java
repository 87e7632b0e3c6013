package ai.agumbe.control.http;

import ai.agumbe.control.document.Changes;
import ai.agumbe.control.document.Committed;
import ai.agumbe.control.document.Documents;
import ai.agumbe.control.document.Save;
import ai.agumbe.control.document.Saved;
import ai.agumbe.control.document.Shape;
import ai.agumbe.control.document.Stored;
import ai.agumbe.control.json.Json;
import ai.agumbe.control.problem.Problem;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import java.util.List;
import java.util.Optional;

/** The HTTP face of one kind of document: list, create, read, replace, patch, delete. */
public final class Resource<D> {
    private final Shape<D> shape;
    private final Documents documents;
    private final Changes changes;
    private final Replies replies;

    Resource(Shape<D> shape, Documents documents, Changes changes, Replies replies) {
        this.shape = shape;
        this.documents = documents;
        this.changes = changes;
        this.replies = replies;
    }

    public HttpResponse<?> page(AdminCall call) {
        requireTenant(call);
        int limit = call.limit();
        List<Stored> found = documents.after(shape.key(call.tenant(), call.after()), limit + 1);
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

    /** Creates one whose id stands in the body. */
    public HttpResponse<?> create(AdminCall call) {
        return save(call, idIn(call.body()), Save.Mode.CREATE);
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
        Committed<String> deleted = changes.commit(call.actor(), draft -> {
            draft.delete(shape, shape.key(call.tenant(), id), call.ifMatch());
            return id;
        });
        return replies.deleted(deleted.version(), waiting);
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
        Committed<Saved> saved = changes.commit(call.actor(), draft -> draft.save(shape, save));
        HttpStatus status = saved.result().kind() == Saved.Kind.CREATED ? HttpStatus.CREATED : HttpStatus.OK;
        return replies.changed(status, new Committed<>(shown(saved.result().body()), saved.version()), waiting);
    }

    private Optional<Stored> find(AdminCall call, String id) {
        requireAllowed(id);
        return documents.find(shape.key(call.tenant(), id));
    }

    private void requireTenant(AdminCall call) {
        if (!call.tenant().isEmpty()) {
            documents.requireTenant(call.tenant());
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
