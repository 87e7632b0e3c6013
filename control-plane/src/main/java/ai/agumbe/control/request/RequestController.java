package ai.agumbe.control.request;

import ai.agumbe.control.caller.Caller;
import ai.agumbe.control.caller.CallerKeys;
import ai.agumbe.control.caller.Refusal;
import ai.agumbe.control.parameter.BadParameter;
import ai.agumbe.control.parameter.Parameters;
import ai.agumbe.model.error.ErrorCode;
import ai.agumbe.model.key.Scope;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** {@code GET /api/v1/llm/requests}: callers read what became of their own calls. */
@Controller("/api/v1/llm/requests")
@ExecuteOn(TaskExecutors.BLOCKING)
final class RequestController {
    private final CallerKeys keys;
    private final RequestLog log;

    RequestController(CallerKeys keys, RequestLog log) {
        this.keys = keys;
        this.log = log;
    }

    @Get
    HttpResponse<?> page(HttpRequest<?> request) {
        LogReader reader = reader(request);
        try {
            RequestPage page = log.page(
                    reader, new Parameters(name -> request.getParameters().get(name)));
            return json(page.json());
        } catch (BadParameter bad) {
            throw Refusal.of(ErrorCode.VALIDATION_ERROR, bad.parameter() + " " + bad.problem(), bad.parameter());
        }
    }

    @Get("/{id}")
    HttpResponse<?> one(HttpRequest<?> request, @PathVariable String id) {
        LogReader reader = reader(request);
        String row = id.indexOf('\0') >= 0 ? null : log.find(reader, id).orElse(null);
        if (row == null) {
            throw Refusal.of(
                    ErrorCode.REQUEST_NOT_FOUND,
                    "No request of yours has this id; rows appear within seconds and are kept for 30 days");
        }
        return json("{\"data\":" + row + "}");
    }

    private LogReader reader(HttpRequest<?> request) {
        Caller caller = keys.verify(request.getHeaders()::get);
        caller.require(Scope.LOGS_READ);
        return LogReader.of(caller);
    }

    private static HttpResponse<String> json(String body) {
        return HttpResponse.ok(body).contentType(MediaType.APPLICATION_JSON_TYPE);
    }
}
