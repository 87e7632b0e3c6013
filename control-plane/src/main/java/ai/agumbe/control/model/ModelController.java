package ai.agumbe.control.model;

import ai.agumbe.control.http.AdminCall;
import ai.agumbe.control.http.Resource;
import ai.agumbe.control.http.Resources;
import ai.agumbe.control.problem.Problem;
import ai.agumbe.model.config.ModelDocument;
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
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/admin/models} of the platform, and the same below a tenant. */
@Controller("/api/v1/admin")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ModelController {
    private static final String COLLECTION = "/models/";
    private final Resource<ModelDocument> models;

    ModelController(Resources resources, ModelShape shape) {
        this.models = resources.of(shape);
    }

    @Get(uris = {"/models", "/tenants/{tenant}/models"})
    HttpResponse<?> page(HttpRequest<byte[]> request, @Nullable String tenant) {
        return models.page(AdminCall.of(request, tenant));
    }

    @Post(uris = {"/models", "/tenants/{tenant}/models"})
    HttpResponse<?> create(HttpRequest<byte[]> request, @Nullable String tenant) {
        return models.create(AdminCall.of(request, tenant));
    }

    @Get(uris = {"/models/{+id}", "/tenants/{tenant}/models/{+id}"})
    HttpResponse<?> read(HttpRequest<byte[]> request, @Nullable String tenant) {
        return models.read(AdminCall.of(request, tenant), idIn(request, ""));
    }

    /** The id stands in the body. */
    @Put(uris = {"/models", "/tenants/{tenant}/models"})
    HttpResponse<?> replaceNamed(HttpRequest<byte[]> request, @Nullable String tenant) {
        return models.replace(AdminCall.of(request, tenant));
    }

    @Put(uris = {"/models/{+id}", "/tenants/{tenant}/models/{+id}"})
    HttpResponse<?> replace(HttpRequest<byte[]> request, @Nullable String tenant) {
        return models.replace(AdminCall.of(request, tenant), idIn(request, ""));
    }

    @Delete(uris = {"/models/{+id}", "/tenants/{tenant}/models/{+id}"})
    HttpResponse<?> delete(HttpRequest<byte[]> request, @Nullable String tenant) {
        return models.delete(AdminCall.of(request, tenant), idIn(request, ""), AdminCall.Waiting.NOT);
    }

    @Get(uris = {"/models/{+id}/versions", "/tenants/{tenant}/models/{+id}/versions"})
    HttpResponse<?> versions(HttpRequest<byte[]> request, @Nullable String tenant) {
        return models.versions(AdminCall.of(request, tenant), idIn(request, "/versions"));
    }

    @Post(uris = {"/models/{+id}/restore", "/tenants/{tenant}/models/{+id}/restore"})
    HttpResponse<?> restore(HttpRequest<byte[]> request, @Nullable String tenant) {
        return models.restore(AdminCall.of(request, tenant), idIn(request, "/restore"));
    }

    /** The rest of the path up to the suffix, raw or percent-encoded: ids have slashes. */
    private static String idIn(HttpRequest<?> request, String suffix) {
        String path = request.getUri().getRawPath();
        String id = path.substring(path.indexOf(COLLECTION) + COLLECTION.length(), path.length() - suffix.length());
        try {
            return URLDecoder.decode(id.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw Problem.notFound("model " + id);
        }
    }
}
