package ai.agumbe.control.guardrail;

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

/** {@code /api/v1/admin/guardrails}: what holds for the apps of all tenants. */
@Controller("/api/v1/admin/guardrails")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class PlatformGuardrailController {
    private final Resource<GuardrailDocument> written;
    private final Policies policies;

    PlatformGuardrailController(Resources resources, GuardrailShape shape, Policies policies) {
        this.written = resources.of(shape);
        this.policies = policies;
    }

    @Get
    HttpResponse<?> read() {
        return Replies.json(HttpStatus.OK, policies.shownForAll(""));
    }

    @Put
    HttpResponse<?> replace(HttpRequest<byte[]> request) {
        return written.replace(AdminCall.ofPlatform(request), GuardrailDocument.ALL_APPS);
    }
}
