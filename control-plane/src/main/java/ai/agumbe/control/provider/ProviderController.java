package ai.agumbe.control.provider;

import ai.agumbe.control.http.AdminCall;
import ai.agumbe.control.http.Resource;
import ai.agumbe.control.http.Resources;
import ai.agumbe.model.config.ProviderDocument;
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

/** {@code /api/v1/admin/providers} of the platform, and the same below a tenant. */
@Controller("/api/v1/admin")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ProviderController {
    private final Resource<ProviderDocument> providers;

    ProviderController(Resources resources, ProviderShape shape) {
        this.providers = resources.of(shape);
    }

    @Get(uris = {"/providers", "/tenants/{tenant}/providers"})
    HttpResponse<?> page(HttpRequest<byte[]> request, @Nullable String tenant) {
        return providers.page(AdminCall.of(request, tenant));
    }

    @Post(uris = {"/providers", "/tenants/{tenant}/providers"})
    HttpResponse<?> create(HttpRequest<byte[]> request, @Nullable String tenant) {
        return providers.create(AdminCall.of(request, tenant));
    }

    @Get(uris = {"/providers/{id}", "/tenants/{tenant}/providers/{id}"})
    HttpResponse<?> read(HttpRequest<byte[]> request, @Nullable String tenant, String id) {
        return providers.read(AdminCall.of(request, tenant), id);
    }

    @Put(uris = {"/providers/{id}", "/tenants/{tenant}/providers/{id}"})
    HttpResponse<?> replace(HttpRequest<byte[]> request, @Nullable String tenant, String id) {
        return providers.replace(AdminCall.of(request, tenant), id);
    }

    @Delete(uris = {"/providers/{id}", "/tenants/{tenant}/providers/{id}"})
    HttpResponse<?> delete(HttpRequest<byte[]> request, @Nullable String tenant, String id) {
        return providers.delete(AdminCall.of(request, tenant), id, AdminCall.Waiting.NOT);
    }

    @Get(uris = {"/providers/{id}/versions", "/tenants/{tenant}/providers/{id}/versions"})
    HttpResponse<?> versions(HttpRequest<byte[]> request, @Nullable String tenant, String id) {
        return providers.versions(AdminCall.of(request, tenant), id);
    }

    @Post(uris = {"/providers/{id}/restore", "/tenants/{tenant}/providers/{id}/restore"})
    HttpResponse<?> restore(HttpRequest<byte[]> request, @Nullable String tenant, String id) {
        return providers.restore(AdminCall.of(request, tenant), id);
    }
}
