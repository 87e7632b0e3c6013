package ai.agumbe.control.app;

import ai.agumbe.control.http.AdminCall;
import ai.agumbe.control.http.Resource;
import ai.agumbe.control.http.Resources;
import ai.agumbe.model.config.AppDocument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** {@code /api/v1/admin/tenants/{tenant}/apps}. */
@Controller("/api/v1/admin/tenants/{tenant}/apps")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class AppController {
    private final Resource<AppDocument> apps;

    AppController(Resources resources, AppShape shape) {
        this.apps = resources.of(shape);
    }

    @Get
    HttpResponse<?> page(HttpRequest<byte[]> request, String tenant) {
        return apps.page(AdminCall.of(request, tenant));
    }

    @Post
    HttpResponse<?> create(HttpRequest<byte[]> request, String tenant) {
        return apps.create(AdminCall.of(request, tenant));
    }

    @Get("/{id}")
    HttpResponse<?> read(HttpRequest<byte[]> request, String tenant, String id) {
        return apps.read(AdminCall.of(request, tenant), id);
    }

    @Put("/{id}")
    HttpResponse<?> replace(HttpRequest<byte[]> request, String tenant, String id) {
        return apps.replace(AdminCall.of(request, tenant), id);
    }

    @Patch("/{id}")
    HttpResponse<?> patch(HttpRequest<byte[]> request, String tenant, String id) {
        return apps.patch(AdminCall.of(request, tenant), id);
    }

    @Delete("/{id}")
    HttpResponse<?> delete(HttpRequest<byte[]> request, String tenant, String id) {
        return apps.delete(AdminCall.of(request, tenant), id, AdminCall.Waiting.NOT);
    }

    @Get("/{id}/versions")
    HttpResponse<?> versions(HttpRequest<byte[]> request, String tenant, String id) {
        return apps.versions(AdminCall.of(request, tenant), id);
    }

    @Post("/{id}/restore")
    HttpResponse<?> restore(HttpRequest<byte[]> request, String tenant, String id) {
        return apps.restore(AdminCall.of(request, tenant), id);
    }
}
