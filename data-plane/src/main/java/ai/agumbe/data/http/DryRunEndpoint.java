package ai.agumbe.data.http;

import ai.agumbe.data.auth.Caller;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.pipeline.DryRun;
import ai.agumbe.data.server.Reply;
import ai.agumbe.model.key.Scope;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;

/** {@code POST /guardrails/test}: what a policy would do to texts. That it was asked is counted, and nothing else. */
@Singleton
final class DryRunEndpoint implements Endpoint {
    private final Callers callers;
    private final Counter asked;

    DryRunEndpoint(Callers callers, MeterRegistry metrics) {
        this.callers = callers;
        this.asked = metrics.counter("agumbe.guardrails.dry.runs");
    }

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public String path() {
        return "/guardrails/test";
    }

    @Override
    public void answer(HttpCall call) {
        Caller caller = callers.with(Scope.GUARDRAILS_READ, call.request());
        asked.increment();
        byte[] body = Json.write(DryRun.of(call.request().body(), caller, call.appUuid()));
        call.responder().send(RequestIds.show(Reply.json(200, body), call.requestId(), ErrorShape.OPENAI));
    }
}
