package ai.agumbe.data.route;

import static ai.agumbe.data.route.Targets.route;
import static ai.agumbe.data.route.Targets.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.agumbe.data.chat.Availability;
import ai.agumbe.data.chat.Fault;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CandidateOrderTest {
    private static final int DRAWS = 40_000;

    private final FakeClock clock = new FakeClock();
    private final Latencies latencies = new Latencies(clock);
    private final CandidateOrder order = new CandidateOrder(latencies, InstantSource.system());

    private List<String> names(Route route) {
        return names(route, Lot.CHANCE);
    }

    private List<String> names(Route route, Lot lot) {
        return order.of(route, lot, Awaited.WHOLE_ANSWER).stream()
                .map(each -> each.target().model())
                .toList();
    }

    private static Candidate candidate(String model, int weight, long price) {
        return new Candidate(target(model, price, 1_000), weight, 1);
    }

    private static Candidate candidate(String model, Availability availability) {
        return new Candidate(Targets.with(target(model, 1, 1_000), availability), 1, 1);
    }

    @Test
    void priorityIsTheList() {
        Candidate[] three = {candidate("a", 1, 1), candidate("b", 1, 1), candidate("c", 1, 1)};

        assertThat(names(route(Strategy.PRIORITY, 3, three))).containsExactly("a", "b", "c");
    }

    @Test
    void whatDrainsComesLastAndWhatIsOffDoesNotCome() {
        Candidate drains = candidate("drains", Availability.DRAINING);
        Candidate off = candidate("off", Availability.OFF);
        Candidate active = candidate("active", Availability.ACTIVE);

        for (Strategy strategy : Strategy.values()) {
            assertThat(names(route(strategy, 9, drains, off, active))).containsExactly("active", "drains");
        }
        assertThat(names(route(Strategy.PRIORITY, 1, drains))).containsExactly("drains");
        assertThat(names(route(Strategy.PRIORITY, 1, off))).isEmpty();
    }

    @Test
    void weightsDrawWithoutReplacement() {
        Route route = route(Strategy.WEIGHTED, 3, candidate("a", 5, 1), candidate("b", 3, 1), candidate("c", 2, 1));
        Map<String, Integer> firsts = new HashMap<>();
        Map<String, Integer> orders = new HashMap<>();
        for (int i = 0; i < DRAWS; i++) {
            // half by chance, half by the conversation: the shares are the same
            List<String> drawn = names(route, i % 2 == 0 ? Lot.CHANCE : Lot.of("acme", "session " + i));
            assertThat(drawn).containsExactlyInAnyOrder("a", "b", "c");
            firsts.merge(drawn.getFirst(), 1, Integer::sum);
            orders.merge(String.join("", drawn), 1, Integer::sum);
        }

        assertThat(share(firsts, "a")).isCloseTo(0.5, within(0.02));
        assertThat(share(firsts, "b")).isCloseTo(0.3, within(0.02));
        assertThat(share(firsts, "c")).isCloseTo(0.2, within(0.02));
        assertThat(share(orders, "abc")).isCloseTo(0.5 * 3 / 5, within(0.02));
        assertThat(share(orders, "cab")).isCloseTo(0.2 * 5 / 8, within(0.02));
    }

    private static double share(Map<String, Integer> counts, String name) {
        return counts.getOrDefault(name, 0) / (double) DRAWS;
    }

    @Test
    void aConversationFallsTheSameWayAndLosesOnlyWhatIsGone() {
        Candidate a = candidate("a", 1, 1);
        Candidate b = candidate("b", 1, 1);
        Candidate c = candidate("c", 1, 1);
        for (Strategy strategy : List.of(Strategy.WEIGHTED, Strategy.LATENCY)) {
            for (int i = 0; i < 200; i++) {
                Lot lot = Lot.of("acme", "session " + i);
                List<String> drawn = names(route(strategy, 3, a, b, c), lot);
                List<String> withoutB =
                        drawn.stream().filter(name -> !name.equals("b")).toList();

                assertThat(names(route(strategy, 3, c, a, b), Lot.of("acme", "session " + i)))
                        .isEqualTo(drawn);
                assertThat(names(route(strategy, 3, a, c), lot)).isEqualTo(withoutB);
            }
        }
    }

    @Test
    void theCheapestComesFirstAndWhatHasNoPriceLast() {
        assertThat(names(route(
                        Strategy.COST,
                        3,
                        candidate("free?", 1, -1),
                        candidate("dear", 1, 9),
                        candidate("cheap", 1, 2))))
                .containsExactly("cheap", "dear", "free?");
    }

    @Test
    void theFastestLatelyComesFirstAndOneCallAtATimeTriesWhatIsNotKnown() {
        latencies.answered(target("slow", 1, 1), Awaited.WHOLE_ANSWER, 900);
        latencies.answered(target("fast", 1, 1), Awaited.WHOLE_ANSWER, 100);
        Route route =
                route(Strategy.LATENCY, 3, candidate("slow", 1, 1), candidate("fast", 1, 1), candidate("new", 1, 1));

        assertThat(names(route)).containsExactly("new", "fast", "slow");
        assertThat(names(route)).containsExactly("fast", "slow", "new");

        clock.forward(Duration.ofSeconds(11)); // the trial came to nothing: the next call makes one
        assertThat(names(route)).containsExactly("new", "fast", "slow");

        latencies.answered(target("new", 1, 1), Awaited.WHOLE_ANSWER, 500);
        for (int i = 0; i < 30; i++) {
            latencies.answered(target("slow", 1, 1), Awaited.WHOLE_ANSWER, 10);
        }
        assertThat(names(route)).containsExactly("slow", "fast", "new");
    }

    @Test
    void whatWasFastLongAgoIsTriedAgain() {
        latencies.answered(target("slow", 1, 1), Awaited.WHOLE_ANSWER, 900);
        clock.forward(Duration.ofSeconds(50));
        latencies.answered(target("fast", 1, 1), Awaited.WHOLE_ANSWER, 100);
        clock.forward(Duration.ofSeconds(20));
        Route route = route(Strategy.LATENCY, 2, candidate("slow", 1, 1), candidate("fast", 1, 1));

        assertThat(names(route)).containsExactly("slow", "fast");
        assertThat(names(route)).containsExactly("fast", "slow");
    }

    @Test
    void failuresDoNotLookFastAndStreamsAreMeasuredApart() {
        latencies.failed(target("fails", 1, 1), Awaited.WHOLE_ANSWER, 5, Fault.BROKEN);
        latencies.failed(target("works", 1, 1), Awaited.WHOLE_ANSWER, 5, Fault.CALLER_MISTAKE);
        latencies.answered(target("works", 1, 1), Awaited.WHOLE_ANSWER, 9_000_000_000L);
        latencies.answered(target("fails", 1, 1), Awaited.FIRST_CONTENT, 1);
        latencies.answered(target("works", 1, 1), Awaited.FIRST_CONTENT, 2);
        Route route = route(Strategy.LATENCY, 2, candidate("fails", 1, 1), candidate("works", 1, 1));

        assertThat(names(route)).containsExactly("works", "fails");
        assertThat(order.of(route, Lot.CHANCE, Awaited.FIRST_CONTENT)
                        .getFirst()
                        .target()
                        .model())
                .isEqualTo("fails");
    }
}
