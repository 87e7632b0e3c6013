package ai.agumbe.bench.report;

import ai.agumbe.bench.scenario.Measured;
import ai.agumbe.bench.scenario.Metric;
import ai.agumbe.bench.scenario.Round;
import ai.agumbe.bench.scenario.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The three tables of one scenario: figures, CPU time, memory. */
final class Summary {
    private static final int MOST_COLUMNS = 10;

    private final Measured measured;

    Summary(Measured measured) {
        this.measured = measured;
    }

    String title() {
        return measured.name() + ": " + measured.description();
    }

    Table figures() {
        if (measured.metrics().size() > MOST_COLUMNS) {
            return figuresDownwards();
        }
        var heading = new ArrayList<>(List.of("side"));
        for (var metric : measured.metrics()) {
            heading.add(metric.label());
            switch (metric.comparison()) {
                case OF_NGINX -> heading.add("÷ nginx");
                case OVER_DIRECT -> heading.add("+");
                case NONE -> {}
            }
        }
        var table = new Table(heading);
        measured.rounds().keySet().forEach(side -> table.add(figuresOf(side)));
        return table;
    }

    /** One figure a line, where they are too many for columns. */
    private Table figuresDownwards() {
        var table = new Table(heading("figure"));
        for (var metric : measured.metrics()) {
            table.add(row(metric.label(), side -> median(side, metric)));
        }
        return table;
    }

    Table cpu() {
        var table = new Table(heading("CPU µs per " + measured.unit()));
        for (var process : processes()) {
            table.add(row(process, side -> cpuOf(side, process)));
        }
        table.add(row("all", this::cpuOfAll));
        return table;
    }

    Table memory() {
        var table = new Table(List.of("memory MB", "at the end", "peak in this scenario"));
        var last = measured.rounds().values().stream().toList().getLast().getLast();
        last.memory()
                .forEach((process, memory) -> table.add(List.of(
                        process, format(memory.residentKib() / 1024.0, 0), format(memory.peakKib() / 1024.0, 0))));
        return table;
    }

    private List<String> figuresOf(Side side) {
        var row = new ArrayList<>(List.of(side.title()));
        for (var metric : measured.metrics()) {
            double own = median(side, metric);
            row.add(format(own, metric.decimals()));
            switch (metric.comparison()) {
                case OF_NGINX -> row.add(compared(Side.NGINX, metric, nginx -> own / nginx, 2));
                case OVER_DIRECT -> row.add(compared(Side.DIRECT, metric, direct -> own - direct, metric.decimals()));
                case NONE -> {}
            }
        }
        return row;
    }

    private interface Comparing {
        double with(double other);
    }

    private String compared(Side other, Metric metric, Comparing comparing, int decimals) {
        return measured.rounds().containsKey(other) ? format(comparing.with(median(other, metric)), decimals) : "";
    }

    private double median(Side side, Metric metric) {
        return median(side, round -> round.figures().getOrDefault(metric, Double.NaN));
    }

    private double median(Side side, ToDoubleFunction<Round> figure) {
        var rounds = measured.rounds().getOrDefault(side, List.of());
        return Median.of(rounds.stream().map(figure::applyAsDouble).toList());
    }

    private double cpuOf(Side side, String process) {
        return median(side, round -> perCall(round.cpuMicros().get(process), round));
    }

    private double cpuOfAll(Side side) {
        return median(
                side,
                round -> perCall(
                        round.cpuMicros().values().stream()
                                .mapToLong(Long::longValue)
                                .sum(),
                        round));
    }

    private static double perCall(@Nullable Long micros, Round round) {
        return micros == null || round.calls() == 0 ? 0 : (double) micros / round.calls();
    }

    private Set<String> processes() {
        Map<String, ?> cpu =
                measured.rounds().values().iterator().next().getFirst().cpuMicros();
        return cpu.keySet();
    }

    private List<String> heading(String first) {
        var heading = new ArrayList<>(List.of(first));
        measured.rounds().keySet().forEach(side -> heading.add(side.title()));
        return heading;
    }

    private List<String> row(String first, ToDoubleFunction<Side> value) {
        var row = new ArrayList<>(List.of(first));
        measured.rounds().keySet().forEach(side -> row.add(format(value.applyAsDouble(side), 1)));
        return row;
    }

    private static String format(double value, int decimals) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
