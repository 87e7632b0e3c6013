package ai.agumbe.data.route;

import static ai.agumbe.data.route.Targets.route;
import static ai.agumbe.data.route.Targets.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.agumbe.data.chat.Credential;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CandidateOrderTest {
    private static final int DRAWS = 40_000;

    private final Latencies latencies = new Latencies();
    private final CandidateOrder order = new CandidateOrder(latencies, InstantSource.system());

    private List<String> names(Route route) {
        return order.of(route).stream().map(each -> each.target().model()).toList();
    }

    private static Candidate candidate(String model, int weight, long price) {
        return new Candidate(target(model, price, 1_000), weight, 1);
    }

    @Test
    void priorityIsTheListAndMaxCandidatesCutsIt() {
        Candidate[] three = {candidate("a", 1, 1), candidate("b", 1, 1), candidate("c", 1, 1)};

        assertThat(names(route(Strategy.PRIORITY, 3, three))).containsExactly("a", "b", "c");
        assertThat(names(route(Strategy.PRIORITY, 2, three))).containsExactly("a", "b");
    }

    @Test
    void weightsDrawWithoutReplacement() {
        Route route = route(Strategy.WEIGHTED, 3, candidate("a", 5, 1), candidate("b", 3, 1), candidate("c", 2, 1));
        Map<String, Integer> firsts = new HashMap<>();
        Map<String, Integer> orders = new HashMap<>();
        for (int i = 0; i < DRAWS; i++) {
            List<String> drawn = names(route);
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
    void theFastestLatelyComesFirstAndWhoeverWasNeverAskedIsTried() {
        latencies.note(target("slow", 1, 1), 900);
        latencies.note(target("fast", 1, 1), 100);
        Route route =
                route(Strategy.LATENCY, 3, candidate("slow", 1, 1), candidate("fast", 1, 1), candidate("new", 1, 1));

        assertThat(names(route)).containsExactly("new", "fast", "slow");

        for (int i = 0; i < 30; i++) {
            latencies.note(target("slow", 1, 1), 10);
        }
        assertThat(names(route)).containsExactly("new", "slow", "fast");
    }

    @Test
    void credentialsAreDrawnByWeightAmongThoseThatOpen() {
        var target = Targets.withCredentials(
                new Credential("a", "s", 3), new Credential("shut", null, 100), new Credential("b", "s", 1));
        Map<String, Integer> drawn = new HashMap<>();
        for (int i = 0; i < DRAWS; i++) {
            drawn.merge(CredentialDraw.from(target).orElseThrow().id(), 1, Integer::sum);
        }

        assertThat(drawn).containsOnlyKeys("a", "b");
        assertThat(share(drawn, "a")).isCloseTo(0.75, within(0.02));
        assertThat(CredentialDraw.from(Targets.withCredentials(new Credential("shut", null, 1))))
                .isEmpty();
        assertThat(CredentialDraw.from(
                        Targets.withCredentials(new Credential("x", null, 1), new Credential("y", null, 1))))
                .isEmpty();
        assertThat(CredentialDraw.from(Targets.withCredentials())).isEmpty();
    }
}
