package ai.agumbe.control.payload;

import ai.agumbe.control.http.AdminCall;
import ai.agumbe.control.http.Replies;
import ai.agumbe.control.problem.Problem;
import ai.agumbe.model.id.IdRule;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** {@code GET /api/v1/admin/requests/{id}/payload?tenant=}: what was asked and answered; the history says who read it. */
@Controller("/api/v1/admin/requests/{id}/payload")
@ExecuteOn(TaskExecutors.BLOCKING)
final class PayloadController {
    private final StoredPayloads payloads;

    PayloadController(StoredPayloads payloads) {
        this.payloads = payloads;
    }

    @Get
    HttpResponse<?> read(HttpRequest<byte[]> request, String id) {
        String tenant = request.getParameters().get("tenant");
        if (tenant == null || !IdRule.RESOURCE.allows(tenant)) {
            throw Problem.invalid("tenant", "is missing or malformed (expected: the id of a tenant)");
        }
        return Replies.json(
                        HttpStatus.OK,
                        payloads.read(AdminCall.of(request, tenant).actor(), tenant, id))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
