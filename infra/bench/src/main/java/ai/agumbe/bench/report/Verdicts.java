package ai.agumbe.bench.report;

import ai.agumbe.bench.scenario.Goal;
import ai.agumbe.bench.scenario.Measured;
import ai.agumbe.bench.scenario.Round;
import ai.agumbe.bench.scenario.Side;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Says of each goal of a scenario whether the gateway reached it, with figure and goal. */
final class Verdicts {
    private final Measured measured;

    Verdicts(Measured measured) {
        this.measured = measured;
    }

    List<String> lines() {
        return measured.goals().stream().map(this::line).toList();
    }

    private String line(Goal goal) {
        var figure = figure(goal);
        var sign = goal.bound() == Goal.Bound.AT_LEAST ? "≥" : "≤";
        var wanted = "%s: %s (goal: %s %s)";
        if (figure.isEmpty()) {
            return "open     " + wanted.formatted(goal.what(), "not measured", sign, number(goal.limit()));
        }
        double value = figure.getAsDouble();
        return (goal.isReachedBy(value) ? "reached  " : "MISSED   ")
                + wanted.formatted(goal.what(), number(value), sign, number(goal.limit()));
    }

    private OptionalDouble figure(Goal goal) {
        var own = rounds(Side.GATEWAY);
        if (own.isEmpty()) {
            return OptionalDouble.empty();
        }
        return switch (goal.basis()) {
            case AS_IT_IS -> median(Side.GATEWAY, goal);
            case OF_NGINX -> held(goal, Side.GATEWAY, Side.NGINX, (gateway, nginx) -> gateway / nginx);
            case GUARDED_OF_NGINX -> held(goal, Side.GUARDED, Side.NGINX, (guarded, nginx) -> guarded / nginx);
            case GUARDED_OF_OPEN -> held(goal, Side.GUARDED, Side.GATEWAY, (guarded, open) -> guarded / open);
            case OVER_DIRECT -> held(goal, Side.GATEWAY, Side.DIRECT, (gateway, direct) -> gateway - direct);
            case PEAK_MEMORY -> peak(own.getLast());
        };
    }

    private interface Comparing {
        double of(double own, double other);
    }

    private OptionalDouble held(Goal goal, Side side, Side against, Comparing comparing) {
        var own = median(side, goal);
        var other = median(against, goal);
        return own.isPresent() && other.isPresent()
                ? OptionalDouble.of(comparing.of(own.getAsDouble(), other.getAsDouble()))
                : OptionalDouble.empty();
    }

    private OptionalDouble median(Side side, Goal goal) {
        var figures = rounds(side).stream()
                .map(round -> round.figures().get(goal.metric()))
                .filter(figure -> figure != null)
                .toList();
        return figures.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Median.of(figures));
    }

    private static OptionalDouble peak(Round last) {
        var memory = last.memory().get(Side.GATEWAY.process());
        return memory == null ? OptionalDouble.empty() : OptionalDouble.of(memory.peakKib() / 1024.0);
    }

    private List<Round> rounds(Side side) {
        return measured.rounds().getOrDefault(side, List.of());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) >= 10 ? "%.0f" : "%.2f", value);
    }
}
