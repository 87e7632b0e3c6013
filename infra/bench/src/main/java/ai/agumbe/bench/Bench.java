package ai.agumbe.bench;

import ai.agumbe.bench.report.Report;
import ai.agumbe.bench.scenario.Measured;
import ai.agumbe.bench.scenario.Side;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** One run: the bed is made, each scenario is measured on it, the report is written. */
final class Bench {
    private final Arguments arguments;
    private final List<ScenarioName> names;
    private final List<Side> sides;
    private final PrintStream progress;

    private Bench(Arguments arguments, PrintStream progress) {
        this.arguments = arguments;
        this.progress = progress;
        this.names = ScenarioName.of(arguments);
        this.sides = sides(arguments.list(Option.SIDES));
    }

    static Bench of(Arguments arguments, PrintStream progress) {
        return new Bench(arguments, progress);
    }

    void run(PrintStream out) throws InterruptedException {
        var measured = new ArrayList<Measured>();
        var needs = new Needs(sides, names.stream().anyMatch(ScenarioName::streams));
        try (var bed = MadeBed.make(arguments, needs, this::now)) {
            for (var name : names) {
                now("== " + name.name().toLowerCase(Locale.ROOT));
                measured.add(name.make(arguments).measure(bed.bed()));
            }
            now("done, taking everything down");
        }
        var report = new Report(measured, Machine.described());
        out.print(report.text());
        report.writeTo(Places.results());
    }

    private void now(String what) {
        progress.println("bench: " + what);
    }

    private static List<Side> sides(List<String> words) {
        words.forEach(word -> {
            if (Arrays.stream(Side.values()).noneMatch(side -> isCalled(side, word))) {
                throw new UsageFault("--sides: " + word + " (expected: some of direct, nginx, gateway)");
            }
        });
        return Arrays.stream(Side.values())
                .filter(side -> words.stream().anyMatch(word -> isCalled(side, word)))
                .toList();
    }

    private static boolean isCalled(Side side, String word) {
        return side.name().toLowerCase(Locale.ROOT).equals(word);
    }
}
