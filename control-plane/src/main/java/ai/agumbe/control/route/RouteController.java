package ai.agumbe.control.route;

import ai.agumbe.control.http.AdminCall;
import ai.agumbe.control.http.Resource;
import ai.agumbe.control.http.Resources;
import ai.agumbe.model.config.RouteDocument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/admin/routes} of the platform, and the same below a tenant. */
@Controller("/api/v1/admin")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class RouteController {
    private final Resource<RouteDocument> routes;

    RouteController(Resources resources, RouteShape shape) {
        this.routes = resources.of(shape);
    }

    @Get(uris = {"/routes", "/tenants/{tenant}/routes"})
    HttpResponse<?> page(HttpRequest<byte[]> request, @Nullable String tenant) {
        return routes.page(AdminCall.of(request, tenant));
    }

    @Post(uris = {"/routes", "/tenants/{tenant}/routes"})
    HttpResponse<?> create(HttpRequest<byte[]> request, @Nullable String tenant) {
        return routes.create(AdminCall.of(request, tenant));
    }

    @Get(uris = {"/routes/{id}", "/tenants/{tenant}/routes/{id}"})
    HttpResponse<?> read(HttpRequest<byte[]> request, @Nullable String tenant, String id) {
        return routes.read(AdminCall.of(request, tenant), id);
    }

    @Put(uris = {"/routes/{id}", "/tenants/{tenant}/routes/{id}"})
    HttpResponse<?> replace(HttpRequest<byte[]> request, @Nullable String tenant, String id) {
        return routes.replace(AdminCall.of(request, tenant), id);
    }

    @Delete(uris = {"/routes/{id}", "/tenants/{tenant}/routes/{id}"})
    HttpResponse<?> delete(HttpRequest<byte[]> request, @Nullable String tenant, String id) {
        return routes.delete(AdminCall.of(request, tenant), id, AdminCall.Waiting.NOT);
    }

    @Get(uris = {"/routes/{id}/versions", "/tenants/{tenant}/routes/{id}/versions"})
    HttpResponse<?> versions(HttpRequest<byte[]> request, @Nullable String tenant, String id) {
        return routes.versions(AdminCall.of(request, tenant), id);
    }

    @Post(uris = {"/routes/{id}/restore", "/tenants/{tenant}/routes/{id}/restore"})
    HttpResponse<?> restore(HttpRequest<byte[]> request, @Nullable String tenant, String id) {
        return routes.restore(AdminCall.of(request, tenant), id);
    }
}
