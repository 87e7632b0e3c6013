package ai.agumbe.control.credential;

import ai.agumbe.control.http.AdminCall;
import ai.agumbe.control.http.Resource;
import ai.agumbe.control.http.Resources;
import ai.agumbe.model.config.CredentialDocument;
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

/** {@code /api/v1/admin/credentials} of the platform, and the same below a tenant. */
@Controller("/api/v1/admin")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class CredentialController {
    private final Resource<CredentialDocument> credentials;

    CredentialController(Resources resources, CredentialShape shape) {
        this.credentials = resources.of(shape);
    }

    @Get(uris = {"/credentials", "/tenants/{tenant}/credentials"})
    HttpResponse<?> page(HttpRequest<byte[]> request, @Nullable String tenant) {
        return credentials.page(AdminCall.of(request, tenant));
    }

    @Post(uris = {"/credentials", "/tenants/{tenant}/credentials"})
    HttpResponse<?> create(HttpRequest<byte[]> request, @Nullable String tenant) {
        return credentials.create(AdminCall.of(request, tenant));
    }

    @Get(uris = {"/credentials/{id}", "/tenants/{tenant}/credentials/{id}"})
    HttpResponse<?> read(HttpRequest<byte[]> request, @Nullable String tenant, String id) {
        return credentials.read(AdminCall.of(request, tenant), id);
    }

    @Put(uris = {"/credentials/{id}", "/tenants/{tenant}/credentials/{id}"})
    HttpResponse<?> replace(HttpRequest<byte[]> request, @Nullable String tenant, String id) {
        return credentials.replace(AdminCall.of(request, tenant), id);
    }

    @Delete(uris = {"/credentials/{id}", "/tenants/{tenant}/credentials/{id}"})
    HttpResponse<?> delete(HttpRequest<byte[]> request, @Nullable String tenant, String id) {
        return credentials.delete(AdminCall.of(request, tenant), id, AdminCall.Waiting.NOT);
    }

    @Get(uris = {"/credentials/{id}/versions", "/tenants/{tenant}/credentials/{id}/versions"})
    HttpResponse<?> versions(HttpRequest<byte[]> request, @Nullable String tenant, String id) {
        return credentials.versions(AdminCall.of(request, tenant), id);
    }

    @Post(uris = {"/credentials/{id}/restore", "/tenants/{tenant}/credentials/{id}/restore"})
    HttpResponse<?> restore(HttpRequest<byte[]> request, @Nullable String tenant, String id) {
        return credentials.restore(AdminCall.of(request, tenant), id);
    }
}
