package ai.agumbe.bench;

import ai.agumbe.bench.process.PeakMemory;
import ai.agumbe.bench.report.Report;
import ai.agumbe.bench.scenario.Measured;
import ai.agumbe.bench.scenario.Side;
import java.io.PrintStream;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;

/** One run: the bed is made, each scenario is measured on it, the report is written. */
final class Bench {
    /** What --sides may name; scenarios bring in others. */
    private static final List<Side> ASKED = List.of(Side.DIRECT, Side.NGINX, Side.GATEWAY);

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
        var measured = new EnumMap<ScenarioName, Measured>(ScenarioName.class);
        var needs = new Needs(sides, names.stream().anyMatch(ScenarioName::streams));
        try (var bed = MadeBed.make(arguments, needs, this::now)) {
            for (var name : inOrder()) {
                now("== " + name.word());
                var on = bed.with(name.bookkeeping());
                PeakMemory.forget(on.processes());
                measured.put(name, name.make(arguments).measure(on));
            }
            now("done, taking everything down");
        } finally {
            report(measured.values(), out);
        }
    }

    /** Also of a run that failed in the end: what it measured until then took minutes. */
    private static void report(Collection<Measured> measured, PrintStream out) {
        if (!measured.isEmpty()) {
            var report = new Report(measured, Machine.described());
            out.print(report.text());
            report.writeTo(Places.results());
        }
    }

    /** With the usage-consumer first: what it has not caught up with when it is stopped does not disturb the rest. */
    private List<ScenarioName> inOrder() {
        return names.stream()
                .sorted(Comparator.comparing(ScenarioName::bookkeeping).thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private void now(String what) {
        progress.println("bench: " + what);
    }

    private static List<Side> sides(List<String> words) {
        words.forEach(word -> {
            if (ASKED.stream().noneMatch(side -> isCalled(side, word))) {
                throw new UsageFault("--sides: " + word + " (expected: some of direct, nginx, gateway)");
            }
        });
        return ASKED.stream()
                .filter(side -> words.stream().anyMatch(word -> isCalled(side, word)))
                .toList();
    }

    private static boolean isCalled(Side side, String word) {
        return side.name().toLowerCase(Locale.ROOT).equals(word);
    }
}
