package ai.agumbe.data.route;

import ai.agumbe.data.chat.Failure;
import ai.agumbe.data.chat.Fault;
import ai.agumbe.data.chat.Outcome;
import ai.agumbe.data.chat.Target;
import ai.agumbe.data.provider.Adapters;
import ai.agumbe.data.provider.ProviderAdapter;
import ai.agumbe.data.provider.ProviderCall;
import ai.agumbe.data.upstream.Limits;
import ai.agumbe.model.error.GatewayException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One exchange's way through its candidates: for each candidate, try; for each try, ask. Goes on where it stopped. */
final class Search<T> {
    private final Parts parts;
    private final RoutedCall call;
    private final Asking<T> how;
    private final Lot lot;
    private final List<Candidate> candidates;
    private final Setbacks setbacks;
    private int next;
    private int asked;

    /** What every search works with. */
    @Singleton
    record Parts(Adapters adapters, CandidateOrder order, LaneDraw draw, Latencies latencies) {}

    /** Asks for a whole answer or a stream, once. */
    interface Asking<T> {
        Awaited awaited();

        Outcome<T> ask(ProviderAdapter adapter, ProviderCall call);

        /** What is made of the answer; its end is to be told to the pass. */
        T answered(T answer, Pass pass);
    }

    /** What became of one candidate. */
    private sealed interface Tried<T> {
        record Won<T>(Routed<T> answer) implements Tried<T> {}

        record Lost<T>(Failure failure) implements Tried<T> {}

        /** It was left alone. */
        record SteppedOver<T>(Turn turn) implements Tried<T> {}
    }

    Search(Parts parts, RoutedCall call, Asking<T> how) {
        this.parts = parts;
        this.call = call;
        this.how = how;
        this.lot = call.route().affinity().lot(call);
        this.candidates = parts.order().of(call.route(), lot, how.awaited());
        this.setbacks = new Setbacks(call);
    }

    /**
     * The first answer there is.
     *
     * @throws GatewayException when nobody answers
     */
    Routed<T> next() {
        while (next < candidates.size() && asked < call.route().maxCandidates()) {
            Candidate candidate = candidates.get(next++);
            Optional<ProviderAdapter> adapter =
                    parts.adapters().speaking(candidate.target().providerKind());
            if (adapter.isEmpty() || !setbacks.leaveHopeFor(candidate.target())) {
                continue;
            }
            switch (tryOne(candidate, adapter.get())) {
                case Tried.Won<T>(Routed<T> answer) -> {
                    asked++;
                    return answer;
                }
                case Tried.Lost<T>(Failure failure) -> {
                    asked++;
                    setbacks.lost(candidate.target(), failure);
                }
                case Tried.SteppedOver<T>(Turn turn) -> setbacks.steppedOver(turn);
            }
        }
        throw setbacks.refusal();
    }

    /** Whoever answers after the last answer failed; empty when nobody does. */
    Optional<Routed<T>> after(Failure failure) {
        try {
            setbacks.lost(candidates.get(next - 1).target(), failure);
            return Optional.of(next());
        } catch (GatewayException nobody) {
            return Optional.empty();
        }
    }

    private Tried<T> tryOne(Candidate candidate, ProviderAdapter adapter) {
        Target target = candidate.target();
        Failure last = null;
        Lane lane = null;
        int rejected = 0;
        for (int attempt = 1; ; ) {
            Turn turn = parts.draw().from(target, lot, lane);
            if (!(turn instanceof Pass pass)) {
                return last == null ? new Tried.SteppedOver<>(turn) : new Tried.Lost<>(last);
            }
            lane = pass.lane();
            switch (ask(target, adapter, pass)) {
                case Tried.Lost<T>(Failure failure) -> {
                    last = failure;
                    if (failure.fault() == Fault.CREDENTIAL_REJECTED && mayTryAnother(target, ++rejected)) {
                        continue; // what another credential brings is not known yet: that is no second try
                    }
                    if (attempt >= candidate.tries() || !mayRetry(target, failure, attempt + 1)) {
                        return new Tried.Lost<>(failure);
                    }
                    attempt++;
                }
                case Tried<T> won -> {
                    return won;
                }
            }
        }
    }

    private Tried<T> ask(Target target, ProviderAdapter adapter, Pass pass) {
        String credential = pass.credential() == null ? null : pass.credential().id();
        long started = System.nanoTime();
        Limits granted = granted(target);
        Outcome<T> outcome;
        try {
            outcome =
                    how.ask(adapter, new ProviderCall(call.prompt(), target, pass.credential(), granted, call.line()));
        } catch (RuntimeException bug) {
            pass.spared();
            throw bug;
        }
        long nanos = System.nanoTime() - started;
        return switch (outcome) {
            case Outcome.Answered<T>(T answer) -> {
                parts.latencies().answered(target, how.awaited(), nanos);
                Routed<T> routed = new Routed<>(how.answered(answer, pass), target, credential, started);
                call.trail().won(routed);
                yield new Tried.Won<>(routed);
            }
            case Outcome.Failed<T>(Failure failure) -> {
                call.trail().lost(new Routed<>(failure, target, credential, started), failure);
                if (wasCutShort(target, granted, failure)) {
                    pass.spared();
                } else {
                    pass.failed(failure);
                    parts.latencies().failed(target, how.awaited(), nanos, failure.fault());
                }
                yield new Tried.Lost<>(failure);
            }
        };
    }

    private boolean mayTryAnother(Target target, int rejected) {
        return rejected < target.credentials().size()
                && !call.line().isGone()
                && !call.deadline().hasPassed()
                && parts.draw().hasUnavoided(target);
    }

    /** Pauses before another try; false when there is to be none. */
    private boolean mayRetry(Target target, Failure failure, int attempt) {
        if (Remedy.after(failure.fault()) != Remedy.RETRY) {
            return false;
        }
        boolean anotherLane =
                failure.fault() == Fault.RATE_LIMITED && parts.draw().isReady(target);
        @Nullable Duration told = anotherLane ? null : failure.retryAfter();
        Duration pause = Pause.before(attempt, told);
        boolean tooLong = pause.compareTo(call.deadline().left()) >= 0;
        if (tooLong || (pause.compareTo(Pause.LONGEST) > 0 && anotherIsReady())) {
            return false;
        }
        Pause.take(pause, call.line());
        return !call.line().isGone();
    }

    private boolean anotherIsReady() {
        for (int i = next; i < candidates.size() && asked + 1 < call.route().maxCandidates(); i++) {
            Target target = candidates.get(i).target();
            if (setbacks.leaveHopeFor(target) && parts.draw().isReady(target)) {
                return true;
            }
        }
        return false;
    }

    private Limits granted(Target target) {
        Limits own = target.limits();
        Duration left = call.deadline().left();
        Duration total = own.total().compareTo(left) < 0 ? own.total() : left;
        return call.prompt().stream()
                ? new Limits(own.connect(), own.firstByte(), own.idle(), total)
                : new Limits(own.connect(), total, total, total);
    }

    /** Whether it had no time because others had used it up: that says nothing about the target. */
    private boolean wasCutShort(Target target, Limits granted, Failure failure) {
        if (!failure.fault().isTimeout()) {
            return false;
        }
        Duration own = target.limits().total();
        Duration route = call.route().totalTimeout();
        Duration full = own.compareTo(route) < 0 ? own : route;
        return call.deadline().hasPassed() && granted.total().multipliedBy(2).compareTo(full) < 0;
    }
}
