package ai.agumbe.data.route;

import static ai.agumbe.data.route.Targets.route;
import static ai.agumbe.data.route.Targets.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.agumbe.data.chat.AnswerStream;
import ai.agumbe.data.chat.Completion;
import ai.agumbe.data.chat.Deadline;
import ai.agumbe.data.chat.Failure;
import ai.agumbe.data.chat.Fault;
import ai.agumbe.data.chat.Outcome;
import ai.agumbe.data.chat.Prompt;
import ai.agumbe.data.chat.Surface;
import ai.agumbe.data.chat.Usage;
import ai.agumbe.data.error.GatewayException;
import ai.agumbe.data.json.Json;
import ai.agumbe.data.provider.CallerLine;
import ai.agumbe.data.provider.FakeAdapters;
import ai.agumbe.data.provider.ProviderAdapter;
import ai.agumbe.data.provider.ProviderCall;
import ai.agumbe.model.error.ErrorCode;
import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who is asked after which fault, how often. */
class RouterTest {
    private final List<String> asked = new ArrayList<>();
    private final Trail trail = new Trail();

    /** A provider whose models are named after what they fail with; all others answer. */
    private final class ByName implements ProviderAdapter {
        @Override
        public boolean speaks(String providerKind) {
            return providerKind.equals("fake");
        }

        @Override
        public Outcome<Completion> complete(ProviderCall call) {
            String model = call.target().model();
            asked.add(model);
            for (Fault fault : Fault.values()) {
                if (model.startsWith(fault.wireName())) {
                    return new Outcome.Failed<>(new Failure(fault, null, "no", null, Duration.ofMillis(1), Usage.NONE));
                }
            }
            return new Outcome.Answered<>(new Completion(Json.object(), Usage.NONE));
        }

        @Override
        public Outcome<AnswerStream> stream(ProviderCall call) {
            throw new UnsupportedOperationException();
        }
    }

    private record Line(EventLoop loop, boolean isGone) implements CallerLine {
        @Override
        public void onGone(Runnable action) {}
    }

    private Routed<Completion> ask(boolean gone, Candidate... candidates) {
        Latencies latencies = new Latencies();
        Router router = new Router(
                FakeAdapters.of(new ByName()), new CandidateOrder(latencies, InstantSource.system()), latencies);
        Prompt prompt = new Prompt(Surface.CHAT_COMPLETIONS, Json.object(), "r", false, false, 1);
        Route route = route(Strategy.PRIORITY, candidates.length, candidates);
        Line line = new Line(new DefaultEventLoop(), gone);
        return router.complete(new RoutedCall(prompt, route, Deadline.after(Duration.ofSeconds(20)), line, trail));
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
    void pausesGrowAreNeverNegativeAndHonourTheProvider() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(Pause.before(2, null)).isBetween(Duration.ZERO, Duration.ofMillis(200));
            assertThat(Pause.before(60, null)).isBetween(Duration.ZERO, Duration.ofSeconds(5));
        }
        assertThat(Pause.before(2, Duration.ofSeconds(9))).isEqualTo(Duration.ofSeconds(9));
    }
}
