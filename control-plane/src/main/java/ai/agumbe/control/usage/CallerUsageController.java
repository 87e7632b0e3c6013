package ai.agumbe.control.usage;

import ai.agumbe.control.caller.Caller;
import ai.agumbe.control.caller.CallerKeys;
import ai.agumbe.model.key.Scope;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** {@code GET /api/v1/llm/usage}: callers read what their tenant used, with an app's key what that app did. */
@Controller("/api/v1/llm/usage")
@ExecuteOn(TaskExecutors.BLOCKING)
final class CallerUsageController {
    private final CallerKeys keys;
    private final Usage usage;

    CallerUsageController(CallerKeys keys, Usage usage) {
        this.keys = keys;
        this.usage = usage;
    }

    @Get
    HttpResponse<?> read(HttpRequest<?> request) {
        Caller caller = keys.verify(request.getHeaders()::get);
        caller.require(Scope.USAGE_READ);
        UsageQuery query = UsageQuery.of(name -> name.equals("tenant")
                ? caller.tenant()
                : request.getParameters().get(name));
        return UsageController.reply(usage, query.ofApp(caller.appId()));
    }
}
