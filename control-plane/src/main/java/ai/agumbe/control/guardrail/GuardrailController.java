package ai.agumbe.control.guardrail;

import ai.agumbe.control.caller.Caller;
import ai.agumbe.control.caller.CallerKeys;
import ai.agumbe.control.caller.Refusal;
import ai.agumbe.control.document.Changes;
import ai.agumbe.control.document.Committed;
import ai.agumbe.control.http.AdminCall;
import ai.agumbe.control.http.Replies;
import ai.agumbe.model.error.ErrorCode;
import ai.agumbe.model.id.IdRule;
import ai.agumbe.model.key.Scope;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/llm/guardrails}: callers read what holds for their apps, and write it where their key may. */
@Controller("/api/v1/llm/guardrails")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class GuardrailController {
    private final CallerKeys keys;
    private final Policies policies;
    private final GuardrailShape shape;
    private final Changes changes;
    private final Replies replies;

    GuardrailController(CallerKeys keys, Policies policies, GuardrailShape shape, Changes changes, Replies replies) {
        this.keys = keys;
        this.policies = policies;
        this.shape = shape;
        this.changes = changes;
        this.replies = replies;
    }

    @Get
    HttpResponse<?> read(HttpRequest<?> request) {
        Caller caller = caller(request);
        caller.require(Scope.GUARDRAILS_READ);
        String app = MeantApp.of(caller, request.getParameters().get("app_id"));
        requireApp(caller, app);
        return Replies.json(HttpStatus.OK, policies.told(caller.tenant(), app));
    }

    @Put
    HttpResponse<?> replace(HttpRequest<byte[]> request) {
        Caller caller = caller(request);
        requireWriter(caller);
        AdminCall call = AdminCall.of(request, caller.tenant());
        AdminCall.Waiting waiting = call.waiting(AdminCall.Waiting.NOT);
        PolicyWish wish = PolicyWish.of(call.body(), named -> MeantApp.of(caller, named));
        requireApp(caller, wish.app());
        String author = "key " + caller.keyId();
        Committed<ObjectNode> change = changes.commit(
                author, draft -> policies.written(wish.save(draft, shape, call).body(), author));
        return replies.changed(HttpStatus.OK, change, waiting);
    }

    private Caller caller(HttpRequest<?> request) {
        return keys.verify(request.getHeaders()::get);
    }

    private static void requireWriter(Caller caller) {
        if (caller.bound() || !caller.scopes().contains(Scope.GUARDRAILS_WRITE)) {
            throw Refusal.of(
                    ErrorCode.GUARDRAIL_POLICY_FORBIDDEN,
                    "Policies are written with a tenant key that has the scope " + Scope.GUARDRAILS_WRITE);
        }
    }

    private void requireApp(Caller caller, String app) {
        if (!IdRule.RESOURCE.allows(app) || !policies.hasApp(caller.tenant(), app)) {
            throw Refusal.of(
                    ErrorCode.APP_NOT_FOUND, "This tenant has no app of that id; name one that exists", "app_id");
        }
    }

    /** The app whose policy a caller means: its key's or path's, or else the one it names. */
    private static final class MeantApp {
        private MeantApp() {}

        static String of(Caller caller, @Nullable String named) {
            String bound = caller.appId();
            if (bound != null && named != null && !bound.equals(named)) {
                throw Refusal.of(
                        ErrorCode.APP_MISMATCH,
                        "This key or path is of the app " + bound + "; name that or none",
                        "app_id");
            }
            return bound != null ? bound : named != null ? named : PolicyWish.DEFAULT_APP;
        }
    }
}
