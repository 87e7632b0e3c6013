package ai.agumbe.control.key;

import ai.agumbe.control.document.Changes;
import ai.agumbe.control.document.Committed;
import ai.agumbe.control.document.Save;
import ai.agumbe.control.http.AdminCall;
import ai.agumbe.control.http.Replies;
import ai.agumbe.control.http.Resource;
import ai.agumbe.control.http.Resources;
import ai.agumbe.control.problem.Problem;
import ai.agumbe.model.config.KeyDocument;
import ai.agumbe.model.key.GatewayKey;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.security.SecureRandom;

/** {@code /api/v1/admin/tenants/{tenant}/keys}. Only issuing and rotating show a key, once. */
@Controller("/api/v1/admin/tenants/{tenant}/keys")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class KeyController {
    private final SecureRandom random = new SecureRandom();
    private final Resource<KeyDocument> keys;
    private final KeyShape shape;
    private final Changes changes;
    private final Replies replies;

    KeyController(Resources resources, KeyShape shape, Changes changes, Replies replies) {
        this.keys = resources.of(shape);
        this.shape = shape;
        this.changes = changes;
        this.replies = replies;
    }

    @Get
    HttpResponse<?> page(HttpRequest<byte[]> request, String tenant) {
        return keys.page(AdminCall.of(request, tenant));
    }

    @Post
    HttpResponse<?> issue(HttpRequest<byte[]> request, String tenant) {
        AdminCall call = AdminCall.of(request, tenant);
        AdminCall.Waiting waiting = call.waiting(AdminCall.Waiting.NOT);
        GatewayKey issued = GatewayKey.generate(random);
        Save save = new Save(tenant, issued.id(), call.body(), call.ifMatch(), Save.Mode.CREATE);
        Committed<ObjectNode> change = changes.create(
                call.actor(),
                call.repeatKey(),
                draft -> shownOnce(draft.save(shape.issuing(issued), save).body(), issued));
        return replies.changed(HttpStatus.CREATED, change, waiting);
    }

    @Get("/{id}")
    HttpResponse<?> read(HttpRequest<byte[]> request, String tenant, String id) {
        return keys.read(AdminCall.of(request, tenant), id);
    }

    @Patch("/{id}")
    HttpResponse<?> patch(HttpRequest<byte[]> request, String tenant, String id) {
        return keys.patch(AdminCall.of(request, tenant), id);
    }

    @Delete("/{id}")
    HttpResponse<?> revoke(HttpRequest<byte[]> request, String tenant, String id) {
        return keys.delete(AdminCall.of(request, tenant), id, AdminCall.Waiting.FOR_NODES);
    }

    @Post("/{id}/rotate")
    HttpResponse<?> rotate(HttpRequest<byte[]> request, String tenant, String id) {
        if (!shape.allowsId(id)) {
            throw Problem.notFound("key " + id);
        }
        AdminCall call = AdminCall.of(request, tenant);
        AdminCall.Waiting waiting = call.waiting(AdminCall.Waiting.FOR_NODES);
        GatewayKey successor = GatewayKey.withNewSecret(id, random);
        KeyRotation rotation = KeyRotation.of(successor, call.body());
        Committed<ObjectNode> change = changes.commit(
                call.actor(),
                draft -> shownOnce(rotation.rotate(draft, shape.key(tenant, id), call.ifMatch()), successor));
        return replies.changed(HttpStatus.OK, change, waiting);
    }

    @Get("/{id}/versions")
    HttpResponse<?> versions(HttpRequest<byte[]> request, String tenant, String id) {
        return keys.versions(AdminCall.of(request, tenant), id);
    }

    @Post("/{id}/restore")
    HttpResponse<?> restore(HttpRequest<byte[]> request, String tenant, String id) {
        return keys.restore(AdminCall.of(request, tenant), id);
    }

    private ObjectNode shownOnce(ObjectNode body, GatewayKey key) {
        return keys.shown(body).put("api_key", key.plaintext());
    }
}
