package ai.agumbe.control.guardrail;

import ai.agumbe.control.caller.CallerKeys;
import ai.agumbe.control.http.CallerErrors;
import ai.agumbe.model.error.ErrorCode;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** {@code /api/v1/llm/guardrails}: the gateway has no guardrails yet, and says so to callers it knows. */
@Controller("/api/v1/llm/guardrails")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class GuardrailController {
    private final CallerKeys keys;

    GuardrailController(CallerKeys keys) {
        this.keys = keys;
    }

    @Get
    HttpResponse<?> read(HttpRequest<?> request) {
        return notThere(request);
    }

    @Put
    HttpResponse<?> replace(HttpRequest<?> request) {
        return notThere(request);
    }

    @Post(uris = {"/", "/test"})
    HttpResponse<?> test(HttpRequest<?> request) {
        return notThere(request);
    }

    private HttpResponse<?> notThere(HttpRequest<?> request) {
        keys.verify(request.getHeaders().get(HttpHeaders.AUTHORIZATION));
        return CallerErrors.of(ErrorCode.NOT_IMPLEMENTED, "This gateway has no guardrails yet; calls pass unscreened");
    }
}
