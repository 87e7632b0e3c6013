package ai.agumbe.data.http;

import ai.agumbe.data.auth.Apps;
import ai.agumbe.data.auth.Caller;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.pipeline.AskReader;
import ai.agumbe.data.server.Reply;
import ai.agumbe.data.snapshot.AppPolicy;
import ai.agumbe.data.surface.Members;
import ai.agumbe.model.guard.InvalidPolicyException;
import ai.agumbe.model.guard.PolicyFault;
import ai.agumbe.model.key.Scope;
import ai.agumbe.model.screen.Screen;
import ai.agumbe.model.trial.DryRun;
import ai.agumbe.model.trial.InvalidTrialException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
        DryRun run = read(call);
        String app = Apps.choose(caller, run.app(), call.appUuid()).id();
        Screen screen = screen(run.settings(), caller.tenant().policyOf(app));
        byte[] body = Json.write(run.against(screen));
        call.responder().send(RequestIds.show(Reply.json(200, body), call.requestId(), ErrorShape.OPENAI));
    }

    private static DryRun read(HttpCall call) {
        try {
            return DryRun.read(AskReader.parse(call.request().body()));
        } catch (InvalidTrialException malformed) {
            throw Members.invalid(malformed.member(), malformed.problem());
        }
    }

    private static Screen screen(@Nullable Map<String, Object> settings, AppPolicy policy) {
        try {
            return settings == null ? policy.screen() : policy.instead(settings);
        } catch (InvalidPolicyException malformed) {
            PolicyFault fault = malformed.faults().getFirst();
            throw Members.invalid("settings." + fault.path(), fault.problem());
        }
    }
}
