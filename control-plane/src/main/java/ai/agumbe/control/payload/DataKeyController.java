package ai.agumbe.control.payload;

import ai.agumbe.control.document.Changes;
import ai.agumbe.control.document.Committed;
import ai.agumbe.control.http.AdminCall;
import ai.agumbe.control.http.Replies;
import ai.agumbe.control.http.Resource;
import ai.agumbe.control.http.Resources;
import ai.agumbe.model.config.DataKeyDocument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** {@code /api/v1/admin/tenants/{tenant}/data-key}: which one it is, and its end. */
@Controller("/api/v1/admin/tenants/{tenant}/data-key")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class DataKeyController {
    private final Resource<DataKeyDocument> resource;
    private final DataKeys dataKeys;
    private final Changes changes;
    private final Replies replies;

    DataKeyController(Resources resources, DataKeyShape shape, DataKeys dataKeys, Changes changes, Replies replies) {
        this.resource = resources.of(shape);
        this.dataKeys = dataKeys;
        this.changes = changes;
        this.replies = replies;
    }

    @Get
    HttpResponse<?> read(HttpRequest<byte[]> request, String tenant) {
        return resource.read(AdminCall.of(request, tenant), DataKeyDocument.ID);
    }

    /** When it answers, live nodes have let go of the key too. */
    @Delete
    HttpResponse<?> erase(HttpRequest<byte[]> request, String tenant) {
        AdminCall call = AdminCall.of(request, tenant);
        AdminCall.Waiting waiting = call.waiting(AdminCall.Waiting.FOR_NODES);
        Committed<Boolean> erased = changes.commit(call.actor(), draft -> {
            draft.require(DataKeys.key(tenant), call.ifMatch());
            dataKeys.erase(tenant, draft);
            return true;
        });
        return replies.deleted(erased.version(), waiting);
    }
}
