package ai.agumbe.control.guardrail;

import ai.agumbe.control.http.AdminCall;
import ai.agumbe.control.http.Replies;
import ai.agumbe.control.http.Resource;
import ai.agumbe.control.http.Resources;
import ai.agumbe.control.problem.Problem;
import ai.agumbe.model.config.GuardrailDocument;
import ai.agumbe.model.id.IdRule;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** {@code /api/v1/admin/tenants/{tenant}/apps/{app}/guardrails}. */
@Controller("/api/v1/admin/tenants/{tenant}/apps/{app}/guardrails")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class AppGuardrailController {
    private final Resource<GuardrailDocument> written;
    private final Policies policies;

    AppGuardrailController(Resources resources, GuardrailShape shape, Policies policies) {
        this.written = resources.of(shape);
        this.policies = policies;
    }

    @Get
    HttpResponse<?> read(String tenant, String app) {
        requireApp(tenant, app);
        return Replies.json(HttpStatus.OK, policies.shown(tenant, app));
    }

    @Put
    HttpResponse<?> replace(HttpRequest<byte[]> request, String tenant, String app) {
        requireApp(tenant, app);
        return written.replace(AdminCall.of(request, tenant), app);
    }

    @Get("/versions")
    HttpResponse<?> versions(HttpRequest<byte[]> request, String tenant, String app) {
        return written.versions(AdminCall.of(request, tenant), app);
    }

    @Post("/restore")
    HttpResponse<?> restore(HttpRequest<byte[]> request, String tenant, String app) {
        return written.restore(AdminCall.of(request, tenant), app);
    }

    private void requireApp(String tenant, String app) {
        boolean named = IdRule.RESOURCE.allows(tenant) && IdRule.RESOURCE.allows(app);
        if (!named || !policies.hasApp(tenant, app)) {
            throw Problem.notFound("app " + app);
        }
    }
}
