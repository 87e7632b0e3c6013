package ai.agumbe.control.request;

import ai.agumbe.control.parameter.BadParameter;
import ai.agumbe.control.parameter.Parameters;
import ai.agumbe.control.problem.Problem;
import ai.agumbe.model.id.IdRule;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** {@code GET /api/v1/admin/requests?tenant=}: operators read a tenant's log with the callers' filters. */
@Controller("/api/v1/admin/requests")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AdminRequestController {
    private final RequestLog log;

    AdminRequestController(RequestLog log) {
        this.log = log;
    }

    @Get
    HttpResponse<?> page(HttpRequest<?> request) {
        String tenant = request.getParameters().get("tenant");
        if (tenant == null || !IdRule.RESOURCE.allows(tenant)) {
            throw Problem.invalid("tenant", "is missing or malformed (expected: the id of a tenant)");
        }
        try {
            RequestPage page = log.page(
                    new LogReader(tenant, null),
                    new Parameters(name -> request.getParameters().get(name)));
            return HttpResponse.ok(page.json()).contentType(MediaType.APPLICATION_JSON_TYPE);
        } catch (BadParameter bad) {
            throw Problem.invalid(bad.parameter(), bad.problem());
        }
    }
}
