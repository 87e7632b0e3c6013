package ai.agumbe.data.pipeline;

import ai.agumbe.data.auth.Apps;
import ai.agumbe.data.auth.Authenticator;
import ai.agumbe.data.auth.Caller;
import ai.agumbe.data.catalog.Models;
import ai.agumbe.data.route.Route;
import ai.agumbe.data.route.RoutedCall;
import ai.agumbe.data.route.Router;
import ai.agumbe.model.key.Scope;
import jakarta.inject.Singleton;

/** One inference request, from HTTP in to reply. Read {@link #answer} first; everything else is detail. */
@Singleton
public final class InferencePipeline {
    private final Authenticator authenticator;
    private final Router router;
    private final ExchangeLogs logs;

    InferencePipeline(Authenticator authenticator, Router router, ExchangeLogs logs) {
        this.authenticator = authenticator;
        this.router = router;
        this.logs = logs;
    }

    /**
     * Answers, whole or as a stream, or refuses; either way exactly one exchange is logged.
     *
     * @throws ai.agumbe.data.error.GatewayException when the caller is unknown: there is nobody to log it for
     */
    public Answer answer(InferenceCall call) {
        Caller caller = authenticator.authenticate(call.presented());
        ExchangeLog log = logs.begin(call, caller);
        try {
            authenticator.permit(caller, Scope.INFERENCE, call.presented().address());
            Ask ask = log.asked(AskReader.read(call.body(), call.surface(), log.metadataOf(call)));
            log.within(Apps.choose(caller, ask.appId(), call.appUuid()));
            Route route = log.resolved(Models.resolve(ask.prompt().model(), call.surface(), caller));
            RoutedCall routed = log.opened(ask.prompt(), route, call);
            return ask.prompt().stream() ? log.streaming(router.stream(routed)) : log.answered(router.complete(routed));
        } catch (RuntimeException failure) {
            return log.refused(failure);
        }
    }
}
