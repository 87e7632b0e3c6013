package ai.agumbe.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.bench.process.Memory;
import ai.agumbe.bench.scenario.Goal;
import ai.agumbe.bench.scenario.Goal.Basis;
import ai.agumbe.bench.scenario.Goal.Bound;
import ai.agumbe.bench.scenario.Measured;
import ai.agumbe.bench.scenario.Metric;
import ai.agumbe.bench.scenario.Metric.Comparison;
import ai.agumbe.bench.scenario.Round;
import ai.agumbe.bench.scenario.Side;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerdictsTest {
    private static final Metric SPEED = new Metric("requests/s", 0, Comparison.OF_NGINX);
    private static final Metric WAIT = new Metric("p99 ms", 1, Comparison.OVER_DIRECT);

    @Test
    void saysOfEachGoalWhetherItIsReached() {
        var goals = List.of(
                new Goal("requests/s ÷ nginx", Basis.OF_NGINX, SPEED, Bound.AT_LEAST, 0.6),
                new Goal("requests/s ÷ nginx", Basis.OF_NGINX, SPEED, Bound.AT_LEAST, 0.7),
                new Goal("added at p99, ms", Basis.OVER_DIRECT, WAIT, Bound.AT_MOST, 2),
                new Goal("added at p99, ms", Basis.OVER_DIRECT, WAIT, Bound.AT_MOST, 1),
                new Goal("memory, MB", Basis.PEAK_MEMORY, SPEED, Bound.AT_MOST, 300));

        assertThat(lines(goals, Side.values()))
                .containsExactly(
                        "reached  requests/s ÷ nginx: 0.65 (goal: ≥ 0.60)",
                        "MISSED   requests/s ÷ nginx: 0.65 (goal: ≥ 0.70)",
                        "reached  added at p99, ms: 2.00 (goal: ≤ 2.00)",
                        "MISSED   added at p99, ms: 2.00 (goal: ≤ 1.00)",
                        "MISSED   memory, MB: 400 (goal: ≤ 300)");
    }

    @Test
    void holdsWhatGuardrailsLeaveAgainstBoth() {
        var goals = List.of(
                new Goal("÷ without", Basis.GUARDED_OF_OPEN, SPEED, Bound.AT_LEAST, 0.85),
                new Goal("÷ nginx", Basis.GUARDED_OF_NGINX, SPEED, Bound.AT_LEAST, 0.4));

        assertThat(lines(goals, Side.values()))
                .containsExactly("MISSED   ÷ without: 0.70 (goal: ≥ 0.85)", "reached  ÷ nginx: 0.46 (goal: ≥ 0.40)");
    }

    @Test
    void leavesOpenWhatWasNotMeasured() {
        var goals = List.of(new Goal("requests/s ÷ nginx", Basis.OF_NGINX, SPEED, Bound.AT_LEAST, 0.6));

        assertThat(lines(goals, Side.DIRECT, Side.GATEWAY))
                .containsExactly("open     requests/s ÷ nginx: not measured (goal: ≥ 0.60)");
    }

    private static List<String> lines(List<Goal> goals, Side... sides) {
        var rounds = new EnumMap<Side, List<Round>>(Side.class);
        for (var side : sides) {
            rounds.put(side, List.of(round(side)));
        }
        return new Verdicts(new Measured("chat", "", "request", List.of(SPEED, WAIT), goals, rounds)).lines();
    }

    private static Round round(Side side) {
        var figures = switch (side) {
            case DIRECT -> Map.of(SPEED, 40_000.0, WAIT, 1.0);
            case NGINX -> Map.of(SPEED, 20_000.0, WAIT, 1.5);
            case GATEWAY -> Map.of(SPEED, 13_000.0, WAIT, 3.0);
            case GUARDED -> Map.of(SPEED, 9_100.0, WAIT, 4.0);
        };
        return new Round(figures, 1_000, Map.of(), Map.of("data-plane", new Memory(1024, 400 * 1024)));
    }
}
