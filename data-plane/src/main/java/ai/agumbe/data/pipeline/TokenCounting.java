package ai.agumbe.data.pipeline;

import ai.agumbe.data.auth.Apps;
import ai.agumbe.data.auth.Authenticator;
import ai.agumbe.data.auth.Caller;
import ai.agumbe.data.catalog.Models;
import ai.agumbe.data.chat.Deadline;
import ai.agumbe.data.chat.Prompt;
import ai.agumbe.data.chat.Surface;
import ai.agumbe.data.chat.Target;
import ai.agumbe.data.event.Metadata;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.remote.RemoteDetectors;
import ai.agumbe.data.route.Conversation;
import ai.agumbe.data.route.Route;
import ai.agumbe.data.route.RoutedCall;
import ai.agumbe.data.route.Router;
import ai.agumbe.data.route.Trail;
import ai.agumbe.data.surface.SurfaceForm;
import ai.agumbe.data.surface.messages.CountingForm;
import ai.agumbe.model.config.AppDocument;
import ai.agumbe.model.error.GatewayException;
import ai.agumbe.model.key.Scope;
import ai.agumbe.model.screen.Screening;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;

/** Says how many tokens a message has: in Anthropic's words where its own model is asked, else by our estimate. No exchange. */
@Singleton
public final class TokenCounting {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final SurfaceForm FORM = new CountingForm();

    private final Authenticator authenticator;
    private final Router router;
    private final RemoteDetectors others;
    private final InstantSource clock;

    TokenCounting(Authenticator authenticator, Router router, RemoteDetectors others, InstantSource clock) {
        this.authenticator = authenticator;
        this.router = router;
        this.others = others;
        this.clock = clock;
    }

    public ObjectNode count(InferenceCall call) {
        Caller caller = authenticator.authenticate(call.presented());
        authenticator.permit(caller, Scope.INFERENCE, call.presented().address());
        Ask ask = AskReader.read(call.body(), call, FORM, Metadata.NONE);
        AppDocument app = Apps.choose(caller, ask.appId(), call.appUuid());
        Screening screening = CallPolicy.screening(caller, app, ask, call, call, others, clock.instant());
        Prompt prompt = ScreenedTexts.ask(ask.prompt(), FORM, screening);
        Route route = Models.resolve(ask.prompt().model(), Surface.MESSAGES, caller);
        Target first = route.candidates().getFirst().target();
        return first.providerKind().equals("anthropic")
                ? counted(prompt, Route.direct(first), call)
                : estimated(prompt);
    }

    /** A provider that cannot be asked now is no reason to know nothing. */
    private ObjectNode counted(Prompt prompt, Route route, InferenceCall call) {
        RoutedCall asked =
                new RoutedCall(prompt, route, Conversation.UNKNOWN, Deadline.after(PATIENCE), call, new Trail());
        try {
            return router.count(asked).answer().body();
        } catch (GatewayException refusal) {
            if (refusal.httpStatus() == 400) {
                throw refusal;
            }
            return estimated(prompt);
        }
    }

    private static ObjectNode estimated(Prompt prompt) {
        return Json.object().put("input_tokens", Math.max(1, prompt.estimatedTokens()));
    }
}
