package ai.agumbe.data.pipeline;

import ai.agumbe.data.auth.Caller;
import ai.agumbe.data.catalog.Models;
import ai.agumbe.data.chat.Deadline;
import ai.agumbe.data.chat.Prompt;
import ai.agumbe.data.chat.Surface;
import ai.agumbe.data.limit.Admission;
import ai.agumbe.data.limit.Gate;
import ai.agumbe.data.provider.CallerLine;
import ai.agumbe.data.remote.Heard;
import ai.agumbe.data.remote.OwnModels;
import ai.agumbe.data.remote.ServedCall;
import ai.agumbe.data.route.Route;
import ai.agumbe.data.route.Router;
import ai.agumbe.data.surface.Members;
import ai.agumbe.model.screen.Screening;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Asks models that judge the texts of an exchange: each time an exchange of its own, routed, let in, paid and logged as any
 * other. Its texts are held against nothing, or judges would judge judges.
 */
@Singleton
final class JudgeCalls implements OwnModels {
    private static final String KIND = "judge";

    private final Gate gate;
    private final Router router;
    private final ExchangeLogs logs;

    JudgeCalls(Gate gate, Router router, ExchangeLogs logs) {
        this.gate = gate;
        this.router = router;
        this.logs = logs;
    }

    @Override
    public Heard ask(ServedCall served, ObjectNode chat, Deadline deadline, CallerLine line) {
        ExchangeLog log = logs.serving(served, KIND, line);
        try {
            Caller caller = served.caller();
            String app = log.within(served.app()).id();
            Prompt prompt = log.asked(asked(served, chat)).prompt();
            Screening screening = log.screening(new Screening(served.screen(), List.of()));
            Route found = Models.resolve(prompt.model(), Surface.CHAT_COMPLETIONS, caller);
            Route route = log.resolved(AllowedModels.route(found, prompt.model(), screening));
            Route payable = Payable.route(route, caller, app, prompt, log.startedAt());
            Admission admission = log.admitted(
                    gate.admitServing(caller, app, CallNeed.of(prompt, payable, log.startedAt()), log.startedAt()));
            return new Heard.Reply(
                    log.heard(router.complete(log.opened(admission, prompt, payable, earlier(deadline, payable)))));
        } catch (RuntimeException failure) {
            return new Heard.Nothing(log.refused(failure).facts().attempts() > 0);
        }
    }

    private static Ask asked(ServedCall served, ObjectNode chat) {
        Surface surface = Surface.CHAT_COMPLETIONS;
        long estimate = SurfaceForms.of(surface).estimatedTokens(chat);
        Prompt prompt = new Prompt(surface, chat, Members.text(chat, "model"), false, false, estimate);
        return new Ask(prompt, served.app().id(), served.metadata(), List.of(), Map.of(), served.endUser());
    }

    private static Deadline earlier(Deadline deadline, Route route) {
        Duration left = deadline.left();
        return left.compareTo(route.totalTimeout()) < 0 ? deadline : Deadline.after(route.totalTimeout());
    }
}
