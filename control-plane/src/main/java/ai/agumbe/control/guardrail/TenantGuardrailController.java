package ai.agumbe.control.guardrail;

import ai.agumbe.control.document.Documents;
import ai.agumbe.control.http.AdminCall;
import ai.agumbe.control.http.Replies;
import ai.agumbe.control.http.Resource;
import ai.agumbe.control.http.Resources;
import ai.agumbe.model.config.GuardrailDocument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** {@code /api/v1/admin/tenants/{tenant}/guardrails}: what holds for all its apps. */
@Controller("/api/v1/admin/tenants/{tenant}/guardrails")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class TenantGuardrailController {
    private final Resource<GuardrailDocument> written;
    private final Policies policies;
    private final Documents documents;

    TenantGuardrailController(Resources resources, GuardrailShape shape, Policies policies, Documents documents) {
        this.written = resources.of(shape);
        this.policies = policies;
        this.documents = documents;
    }

    @Get
    HttpResponse<?> read(String tenant) {
        documents.requireTenant(tenant);
        return Replies.json(HttpStatus.OK, policies.shownForAll(tenant));
    }

    @Put
    HttpResponse<?> replace(HttpRequest<byte[]> request, String tenant) {
        return written.replace(AdminCall.of(request, tenant), GuardrailDocument.ALL_APPS);
    }
}
