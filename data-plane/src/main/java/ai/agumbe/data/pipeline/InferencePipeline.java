package ai.agumbe.data.pipeline;

import ai.agumbe.data.auth.Apps;
import ai.agumbe.data.auth.Authenticator;
import ai.agumbe.data.auth.Caller;
import ai.agumbe.data.catalog.Models;
import ai.agumbe.data.chat.Deadline;
import ai.agumbe.data.chat.Prompt;
import ai.agumbe.data.limit.Admission;
import ai.agumbe.data.limit.Gate;
import ai.agumbe.data.remote.RemoteDetectors;
import ai.agumbe.data.repeat.Claim;
import ai.agumbe.data.repeat.KeptAnswer;
import ai.agumbe.data.repeat.Repeatable;
import ai.agumbe.data.repeat.Repeats;
import ai.agumbe.data.repeat.Turn;
import ai.agumbe.data.route.Route;
import ai.agumbe.data.route.RoutedCall;
import ai.agumbe.data.route.Router;
import ai.agumbe.model.config.AppDocument;
import ai.agumbe.model.key.Scope;
import ai.agumbe.model.screen.Screening;
import jakarta.inject.Singleton;

/** One inference request, from HTTP in to reply. Read {@link #answer} first; everything else is detail. */
@Singleton
public final class InferencePipeline {
    private final Authenticator authenticator;
    private final Repeats repeats;
    private final Gate gate;
    private final Router router;
    private final RemoteDetectors others;
    private final ExchangeLogs logs;

    InferencePipeline(
            Authenticator authenticator,
            Repeats repeats,
            Gate gate,
            Router router,
            RemoteDetectors others,
            ExchangeLogs logs) {
        this.authenticator = authenticator;
        this.repeats = repeats;
        this.gate = gate;
        this.router = router;
        this.others = others;
        this.logs = logs;
    }

    /**
     * Answers, whole or as a stream, or refuses; either way exactly one exchange is logged.
     *
     * @throws ai.agumbe.model.error.GatewayException when the caller is unknown: there is nobody to log it for
     */
    public Answer answer(InferenceCall call) {
        Caller caller = authenticator.authenticate(call.presented());
        ExchangeLog log = logs.begin(call, caller);
        try {
            authenticator.permit(caller, Scope.INFERENCE, call.presented().address());
            byte[] body = call.body();
            Ask ask = log.asked(AskReader.read(body, call, SurfaceForms.of(call.surface()), log.metadataOf(call)));
            AppDocument app = log.within(Apps.choose(caller, ask.appId(), call.appUuid()));
            Screening screening =
                    log.screening(CallPolicy.screening(caller, app, ask, call, log.line(), others, log.startedAt()));
            String model = ask.prompt().model();
            Route found = Models.resolve(model, call.surface(), caller);
            Route route = log.resolved(AllowedModels.route(found, model, screening));
            ProviderState.check(ask.prompt(), route);
            switch (repeats.turn(repeatable(call, caller, body, route))) {
                case Turn.Theirs(KeptAnswer answer) -> {
                    return log.replayed(answer);
                }
                case Turn.Ours(Claim claim) -> log.claimed(claim);
            }
            Prompt prompt = AnswerBound.set(ask.prompt(), screening);
            Route payable = Payable.route(route, caller, app.id(), prompt, log.startedAt());
            Admission admission = log.admitted(
                    gate.admit(caller, app.id(), CallNeed.of(prompt, payable, log.startedAt()), log.startedAt()));
            RoutedCall routed =
                    log.opened(admission, log.screened(prompt), payable, Deadline.after(payable.totalTimeout()));
            return prompt.stream()
                    ? log.streaming(prompt, router.stream(routed))
                    : log.answered(prompt, router.complete(routed));
        } catch (RuntimeException failure) {
            return log.refused(failure);
        }
    }

    private static Repeatable repeatable(InferenceCall call, Caller caller, byte[] body, Route route) {
        return new Repeatable(
                call.header("idempotency-key"),
                caller.tenant().id(),
                caller.key().id(),
                call.surface().requestKind(),
                call.appUuid() == null ? "" : call.appUuid(),
                body,
                Deadline.after(route.totalTimeout()),
                call);
    }
}
