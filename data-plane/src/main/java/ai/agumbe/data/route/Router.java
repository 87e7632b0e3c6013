package ai.agumbe.data.route;

import ai.agumbe.data.chat.AnswerStream;
import ai.agumbe.data.chat.Completion;
import ai.agumbe.data.chat.Credential;
import ai.agumbe.data.chat.Failure;
import ai.agumbe.data.chat.Fault;
import ai.agumbe.data.chat.Outcome;
import ai.agumbe.data.chat.Target;
import ai.agumbe.data.chat.Usage;
import ai.agumbe.data.provider.Adapters;
import ai.agumbe.data.provider.ProviderAdapter;
import ai.agumbe.data.provider.ProviderCall;
import ai.agumbe.data.upstream.Limits;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Gets an answer: for each candidate, try; for each try, ask. */
@Singleton
public final class Router {
    private final Adapters adapters;
    private final CandidateOrder order;
    private final Latencies latencies;

    Router(Adapters adapters, CandidateOrder order, Latencies latencies) {
        this.adapters = adapters;
        this.order = order;
        this.latencies = latencies;
    }

    /** A whole answer. */
    public Routed<Completion> complete(RoutedCall call) {
        return ask(call, ProviderAdapter::complete);
    }

    /** A stream whose first piece with content is here; from now on nothing is sent twice. */
    public Routed<AnswerStream> stream(RoutedCall call) {
        return ask(call, ProviderAdapter::stream);
    }

    /** How many tokens a prompt has; nothing is sold. */
    public Routed<Completion> count(RoutedCall call) {
        return ask(call, ProviderAdapter::count);
    }

    private <T> Routed<T> ask(RoutedCall call, BiFunction<ProviderAdapter, ProviderCall, Outcome<T>> how) {
        Failure last = null;
        boolean timedOut = false;
        for (Candidate candidate : order.of(call.route())) {
            Optional<ProviderAdapter> adapter =
                    adapters.speaking(candidate.target().providerKind());
            if (adapter.isEmpty() || (last != null && !takesMore(last, candidate, call))) {
                continue;
            }
            switch (askOne(call, candidate, asked -> how.apply(adapter.get(), asked))) {
                case Tried.Won<T>(Routed<T> answer) -> {
                    return answer;
                }
                case Tried.Lost<T>(Failure failure) -> {
                    if (call.line().isGone()) {
                        throw Refusals.of(Failure.of(Fault.CANCELLED, "the caller hung up"));
                    }
                    last = failure;
                    Remedy remedy = Remedy.after(failure.fault());
                    boolean again = remedy == Remedy.NEXT_TARGET_ONCE && timedOut;
                    timedOut |= remedy == Remedy.NEXT_TARGET_ONCE;
                    if (remedy == Remedy.GIVE_UP || again || call.deadline().hasPassed()) {
                        throw Refusals.of(failure);
                    }
                }
            }
        }
        throw last == null ? Refusals.nobodyUsable(call.route()) : Refusals.of(last);
    }

    /** What became of one candidate, all its tries included. */
    private sealed interface Tried<T> {
        record Won<T>(Routed<T> answer) implements Tried<T> {}

        record Lost<T>(Failure failure) implements Tried<T> {}
    }

    /** Asks one target, as often as its candidate allows. */
    private interface Asking<T> {
        Outcome<T> once(ProviderCall call);
    }

    private <T> Tried<T> askOne(RoutedCall call, Candidate candidate, Asking<T> how) {
        Target target = candidate.target();
        for (int attempt = 1; ; attempt++) {
            Optional<Credential> credential = CredentialDraw.from(target);
            if (credential.isEmpty() && !target.credentials().isEmpty()) {
                return new Tried.Lost<>(
                        Failure.of(Fault.CREDENTIAL_REJECTED, "no credential can be used on this node"));
            }
            @Nullable Credential drawn = credential.orElse(null);
            @Nullable String credentialId = drawn == null ? null : drawn.id();
            long started = System.nanoTime();
            ProviderCall asked = new ProviderCall(call.prompt(), target, drawn, limits(call, target), call.line());
            switch (how.once(asked)) {
                case Outcome.Answered<T>(T answer) -> {
                    latencies.note(target, System.nanoTime() - started);
                    return new Tried.Won<>(new Routed<>(answer, target, credentialId, started));
                }
                case Outcome.Failed<T>(Failure failure) -> {
                    call.trail().add(lost(target, credentialId, failure, System.nanoTime() - started));
                    if (!mayRetry(call, candidate, failure, attempt)) {
                        return new Tried.Lost<>(failure);
                    }
                }
            }
        }
    }

    /** Pauses before another try; false when there is to be none. */
    private static boolean mayRetry(RoutedCall call, Candidate candidate, Failure failure, int attempt) {
        if (Remedy.after(failure.fault()) != Remedy.RETRY || attempt >= candidate.tries()) {
            return false;
        }
        Duration pause = Pause.before(attempt + 1, failure.retryAfter());
        if (pause.compareTo(call.deadline().left()) >= 0) {
            return false;
        }
        Pause.take(pause, call.line());
        return !call.line().isGone();
    }

    private static boolean takesMore(Failure last, Candidate candidate, RoutedCall call) {
        if (Remedy.after(last.fault()) != Remedy.NEXT_LARGER_TARGET) {
            return true;
        }
        List<Try> tries = call.trail().tries();
        Integer refused = tries.getLast().target().contextWindow();
        Integer offered = candidate.target().contextWindow();
        return offered != null && (refused == null || offered > refused);
    }

    private static Limits limits(RoutedCall call, Target target) {
        Limits own = target.limits();
        Duration left = call.deadline().left();
        Duration total = own.total().compareTo(left) < 0 ? own.total() : left;
        return call.prompt().stream()
                ? new Limits(own.connect(), own.firstByte(), own.idle(), total)
                : new Limits(own.connect(), total, total, total);
    }

    private static Try lost(Target target, @Nullable String credential, Failure failure, long nanos) {
        Usage sold = failure.sold();
        return new Try(target, credential, failure.fault().wireName(), failure.status(), nanos, sold);
    }
}
