package ai.agumbe.control.tenant;

import ai.agumbe.control.http.AdminCall;
import ai.agumbe.control.http.Resource;
import ai.agumbe.control.http.Resources;
import ai.agumbe.model.config.TenantDocument;
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

/** {@code /api/v1/admin/tenants}. */
@Controller("/api/v1/admin/tenants")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class TenantController {
    private final Resource<TenantDocument> tenants;

    TenantController(Resources resources, TenantShape shape) {
        this.tenants = resources.of(shape);
    }

    @Get
    HttpResponse<?> page(HttpRequest<byte[]> request) {
        return tenants.page(AdminCall.ofPlatform(request));
    }

    @Post
    HttpResponse<?> create(HttpRequest<byte[]> request) {
        return tenants.create(AdminCall.ofPlatform(request));
    }

    @Get("/{id}")
    HttpResponse<?> read(HttpRequest<byte[]> request, String id) {
        return tenants.read(AdminCall.ofPlatform(request), id);
    }

    @Put("/{id}")
    HttpResponse<?> replace(HttpRequest<byte[]> request, String id) {
        return tenants.replace(AdminCall.ofPlatform(request), id);
    }

    @Patch("/{id}")
    HttpResponse<?> patch(HttpRequest<byte[]> request, String id) {
        return tenants.patch(AdminCall.ofPlatform(request), id);
    }

    @Delete("/{id}")
    HttpResponse<?> delete(HttpRequest<byte[]> request, String id) {
        return tenants.delete(AdminCall.ofPlatform(request), id, AdminCall.Waiting.NOT);
    }

    @Get("/{id}/versions")
    HttpResponse<?> versions(HttpRequest<byte[]> request, String id) {
        return tenants.versions(AdminCall.ofPlatform(request), id);
    }

    @Post("/{id}/restore")
    HttpResponse<?> restore(HttpRequest<byte[]> request, String id) {
        return tenants.restore(AdminCall.ofPlatform(request), id);
    }
}
