package ai.agumbe.data.route;

import static ai.agumbe.data.route.Targets.route;
import static ai.agumbe.data.route.Targets.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.agumbe.data.chat.AnswerStream;
import ai.agumbe.data.chat.Completion;
import ai.agumbe.data.chat.Credential;
import ai.agumbe.data.chat.Deadline;
import ai.agumbe.data.chat.Failure;
import ai.agumbe.data.chat.Fault;
import ai.agumbe.data.chat.ModelKind;
import ai.agumbe.data.chat.Outcome;
import ai.agumbe.data.chat.Prompt;
import ai.agumbe.data.chat.Surface;
import ai.agumbe.data.chat.Usage;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.provider.FakeAdapters;
import ai.agumbe.data.provider.ProviderAdapter;
import ai.agumbe.data.provider.ProviderCall;
import ai.agumbe.model.error.ErrorCode;
import ai.agumbe.model.error.GatewayException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Who is asked after which fault, how often. */
class RouterTest {
    private final List<String> asked = new ArrayList<>();
    private final Trail trail = new Trail();
    private final MovableClock clock = new MovableClock();
    private final Router router = Routers.over(FakeAdapters.of(new ByName()), clock, new SimpleMeterRegistry());
    private Duration retryAfter = Duration.ofMillis(1);
    private Duration pace = Duration.ZERO;

    /** A provider whose models are named after what they fail with; all others answer. */
    private final class ByName implements ProviderAdapter {
        @Override
        public boolean speaks(String providerKind) {
            return providerKind.equals("fake");
        }

        @Override
        public Outcome<Completion> complete(ProviderCall call) {
            String model = call.target().model();
            Credential credential = call.credential();
            asked.add(credential == null ? model : credential.id());
            long until = System.nanoTime() + pace.toNanos();
            while (System.nanoTime() < until) {
                LockSupport.parkNanos(1_000_000);
            }
            if (model.startsWith("bug")) {
                throw new IllegalStateException("a bug");
            }
            if (credential != null && credential.id().startsWith("exhausted")) {
                model = "rate_limited";
            }
            if (credential != null && credential.id().startsWith("rejected")) {
                model = "credential_rejected";
            }
            for (Fault fault : Fault.values()) {
                if (model.startsWith(fault.wireName())) {
                    return new Outcome.Failed<>(new Failure(fault, null, "no", null, retryAfter, Usage.NONE));
                }
            }
            return new Outcome.Answered<>(new Completion(Json.object(), Usage.NONE));
        }

        @Override
        public Outcome<AnswerStream> stream(ProviderCall call) {
            throw new UnsupportedOperationException();
        }
    }

    private Routed<Completion> ask(boolean gone, Candidate... candidates) {
        return ask(gone, route(Strategy.PRIORITY, candidates.length, candidates));
    }

    private Routed<Completion> ask(boolean gone, Route route) {
        Prompt prompt = new Prompt(Surface.CHAT_COMPLETIONS, Json.object(), "r", false, false, 1);
        Deadline deadline = Deadline.after(route.totalTimeout());
        return router.complete(new RoutedCall(prompt, route, Calls.NOBODY, deadline, new Calls.Line(gone), trail));
    }

    private GatewayException refused(Candidate... candidates) {
        try {
            ask(false, candidates);
        } catch (GatewayException refused) {
            return refused;
        }
        throw new AssertionError("was answered");
    }

    private void open(String model) {
        for (int i = 0; i < 5; i++) {
            refused(candidate(model, 1));
        }
        asked.clear();
    }

    private static Candidate candidate(String model, int tries) {
        return new Candidate(target(model, 1, model.length()), 1, tries);
    }

    @Test
    void faultsDecideWhoIsAskedNext() {
        Map<Fault, List<String>> expected = Map.of(
                Fault.RATE_LIMITED, List.of("rate_limited", "rate_limited", "second"),
                Fault.PROVIDER_FAILED, List.of("provider_failed", "provider_failed", "second"),
                Fault.UNREACHABLE, List.of("unreachable", "unreachable", "second"),
                Fault.CONNECT_TIMED_OUT, List.of("connect_timed_out", "connect_timed_out", "second"),
                Fault.BROKEN, List.of("broken", "broken", "second"),
                Fault.TIMED_OUT, List.of("timed_out", "second"),
                Fault.CREDENTIAL_REJECTED, List.of("credential_rejected", "second"),
                Fault.UNKNOWN_MODEL, List.of("unknown_model", "second"),
                Fault.CALLER_MISTAKE, List.of("caller_mistake"),
                Fault.CANCELLED, List.of("cancelled"));

        assertThat(expected).allSatisfy((fault, order) -> {
            asked.clear();
            try {
                ask(false, candidate(fault.wireName(), 2), candidate("second", 1));
            } catch (GatewayException refused) {
                assertThat(order).doesNotContain("second");
            }
            assertThat(asked).isEqualTo(order);
        });
    }

    @Test
    void aContextThatIsTooSmallAsksOnlyLargerOnes() {
        Routed<Completion> answer = ask(
                false,
                candidate("context_length_exceeded", 3),
                candidate("small", 1),
                candidate("a-model-with-a-larger-window", 1));

        assertThat(asked).containsExactly("context_length_exceeded", "a-model-with-a-larger-window");
        assertThat(answer.target().model()).isEqualTo("a-model-with-a-larger-window");
    }

    @Test
    void afterATimeoutTheCallMovesOnOnce() {
        assertThatThrownBy(() ->
                        ask(false, candidate("timed_out_1", 1), candidate("timed_out_2", 1), candidate("third", 1)))
                .isInstanceOfSatisfying(
                        GatewayException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.REQUEST_TIMEOUT));
        assertThat(asked).containsExactly("timed_out_1", "timed_out_2");
        assertThat(trail.tries()).hasSize(2);
    }

    @Test
    void nobodyIsAskedForACallerWhoLeft() {
        assertThatThrownBy(() -> ask(true, candidate("provider_failed", 5), candidate("second", 1)))
                .isInstanceOfSatisfying(
                        GatewayException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.CLIENT_CANCELLED));
        assertThat(asked).containsExactly("provider_failed");
    }

    @Test
    void anOpenBreakerCostsNoAttemptAndClosesAgain() {
        open("provider_failed");

        assertThat(ask(false, candidate("provider_failed", 3), candidate("second", 1))
                        .target()
                        .model())
                .isEqualTo("second");
        assertThat(asked).containsExactly("second");

        GatewayException refused = refused(candidate("provider_failed", 3));
        assertThat(refused.code()).isEqualTo(ErrorCode.CIRCUIT_OPEN);
        assertThat(refused.httpStatus()).isEqualTo(503);
        assertThat(refused.retryAfter()).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(10));

        clock.forward(Duration.ofSeconds(10));
        assertThat(refused(candidate("provider_failed", 1)).code()).isEqualTo(ErrorCode.PROVIDER_ERROR);
        assertThat(asked).containsExactly("second", "provider_failed");
        assertThat(refused(candidate("provider_failed", 1)).code()).isEqualTo(ErrorCode.CIRCUIT_OPEN);
    }

    @Test
    void aBreakerThatOpensMeanwhileEndsTheTriesOfItsCandidate() {
        assertThat(refused(candidate("provider_failed", 10)).code()).isEqualTo(ErrorCode.PROVIDER_ERROR);
        assertThat(asked).hasSize(5);
    }

    @Test
    void whoeverIsSteppedOverDoesNotCountAsACandidate() {
        open("provider_failed");
        Candidate[] three = {candidate("provider_failed", 1), candidate("unreachable", 1), candidate("third", 1)};

        assertThatThrownBy(() -> ask(false, route(Strategy.PRIORITY, 1, three))).isInstanceOf(GatewayException.class);
        assertThat(asked).containsExactly("unreachable");
        assertThat(ask(false, route(Strategy.PRIORITY, 2, three)).target().model())
                .isEqualTo("third");
    }

    @Test
    void whenOthersFailedTheLastErrorIsToldAndNotTheOpenBreaker() {
        open("provider_failed");

        assertThat(refused(candidate("credential_rejected", 1), candidate("provider_failed", 1))
                        .code())
                .isEqualTo(ErrorCode.PROVIDER_AUTH_FAILED);
    }

    @Test
    void whatTheProviderWantsLeftAloneIsNotAskedByOtherCallsEither() {
        retryAfter = Duration.ofMinutes(3);
        refused(candidate("rate_limited", 2));
        assertThat(asked).hasSize(1);

        GatewayException refused = refused(candidate("rate_limited", 2));
        assertThat(refused.httpStatus()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo(ErrorCode.PROVIDER_ERROR);
        assertThat(refused.retryAfter()).isBetween(Duration.ofSeconds(170), Duration.ofMinutes(3));
        assertThat(asked).hasSize(1);
        ask(false, candidate("rate_limited", 2), candidate("second", 1));
        assertThat(asked).containsExactly("rate_limited", "second");

        clock.forward(Duration.ofMinutes(3));
        refused(candidate("rate_limited", 2));
        assertThat(asked).hasSize(3);
    }

    @Test
    void anotherCredentialIsAskedAtOnceWhenOneMustRest() {
        retryAfter = Duration.ofSeconds(15);
        Credential exhausted = new Credential("exhausted", "s", 1_000_000);
        Candidate both = new Candidate(Targets.withCredentials(exhausted, new Credential("fresh", "s", 1)), 1, 2);

        long start = System.nanoTime();
        assertThat(ask(false, both).credential()).isEqualTo("fresh");
        assertThat(asked).containsExactly("exhausted", "fresh");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        assertThat(ask(false, both).credential()).isEqualTo("fresh");
        assertThat(asked).hasSize(3);
    }

    @Test
    void aRejectedCredentialIsFollowedByTheNextWhateverTheTries() {
        Candidate three = new Candidate(
                Targets.withCredentials(
                        new Credential("rejected-one", "s", 1_000_000),
                        new Credential("rejected-two", "s", 1_000_000),
                        new Credential("good", "s", 1)),
                1,
                1);

        for (int i = 0; i < 50; i++) {
            clock.forward(Duration.ofSeconds(11));
            assertThat(ask(false, three).credential()).isEqualTo("good");
        }
        assertThat(asked).hasSizeLessThanOrEqualTo(150).contains("rejected-one", "rejected-two");
    }

    @Test
    void eachRejectedCredentialIsTriedOnceThenTheNextCandidate() {
        Candidate both = new Candidate(
                Targets.withCredentials(new Credential("rejected-one", "s", 1), new Credential("rejected-two", "s", 1)),
                1,
                3);

        ask(false, both, candidate("second", 1));

        assertThat(asked).hasSize(3).contains("rejected-one", "rejected-two").endsWith("second");
    }

    @Test
    void aCandidateThatCannotBeAskedHidesNoFailureThatAnotherTryMayMend() {
        assertThat(refused(candidate("provider_failed", 1), candidate("inexpressible", 1))
                        .httpStatus())
                .isEqualTo(502);
        assertThat(refused(candidate("rate_limited", 1), candidate("inexpressible", 1))
                        .httpStatus())
                .isEqualTo(429);
        assertThat(refused(candidate("inexpressible", 1), candidate("provider_failed", 1))
                        .httpStatus())
                .isEqualTo(502);
        assertThat(refused(candidate("inexpressible", 1)).httpStatus()).isEqualTo(400);
    }

    @Test
    void aCandidateThatCannotBeAskedHidesNoOpenBreaker() {
        open("provider_failed");

        assertThat(refused(candidate("provider_failed", 1), candidate("inexpressible", 1))
                        .code())
                .isEqualTo(ErrorCode.CIRCUIT_OPEN);
        assertThat(refused(candidate("inexpressible", 1), candidate("provider_failed", 1))
                        .code())
                .isEqualTo(ErrorCode.CIRCUIT_OPEN);
    }

    @Test
    void aLongRestIsNotWaitedForWhenAnotherCandidateIsReady() {
        retryAfter = Duration.ofSeconds(8);

        long start = System.nanoTime();
        ask(false, candidate("rate_limited", 2), candidate("second", 1));

        assertThat(asked).containsExactly("rate_limited", "second");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void aBugOfOursIsNotTheProvidersAndHoldsNoProbe() {
        open("provider_failed");
        clock.forward(Duration.ofSeconds(10));
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> ask(false, candidate("bug", 1))).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aTryThatOthersLeftLittleTimeSaysNothingAboutItsTarget() {
        pace = Duration.ofMillis(80);
        for (int i = 0; i < 6; i++) {
            Route hurried = new Route(
                    "r",
                    ModelKind.CHAT,
                    Strategy.PRIORITY,
                    List.of(candidate("provider_failed" + i, 1), candidate("timed_out", 1)),
                    2,
                    Duration.ofMillis(120),
                    Affinity.NONE,
                    StreamRescue.OFF);
            assertThatThrownBy(() -> ask(false, hurried)).isInstanceOf(GatewayException.class);
        }
        pace = Duration.ZERO;
        asked.clear();

        refused(candidate("timed_out", 1));
        assertThat(asked).containsExactly("timed_out");
    }

    @Test
    void aWindowThatWasTooSmallStaysTooSmallWhateverFailsNext() {
        refused(
                candidate("context_length_exceeded", 1),
                candidate("provider_failed_with_a_larger_window", 1),
                candidate("small", 1));

        assertThat(asked).containsExactly("context_length_exceeded", "provider_failed_with_a_larger_window");
    }

    @Test
    void pausesGrowAreNeverNegativeAndHonourTheProvider() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(Pause.before(2, null)).isBetween(Duration.ZERO, Duration.ofMillis(200));
            assertThat(Pause.before(60, null)).isBetween(Duration.ZERO, Duration.ofSeconds(5));
        }
        assertThat(Pause.before(2, Duration.ofSeconds(9))).isEqualTo(Duration.ofSeconds(9));
    }
}
