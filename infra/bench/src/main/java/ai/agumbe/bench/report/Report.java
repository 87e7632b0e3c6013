package ai.agumbe.bench.report;

import ai.agumbe.bench.failure.BenchFailure;
import ai.agumbe.bench.scenario.Grown;
import ai.agumbe.bench.scenario.Measured;
import ai.agumbe.bench.scenario.Round;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a run leaves behind: text for the terminal, bench.md and bench.json. */
public final class Report {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final List<Measured> scenarios;
    private final String machine;

    public Report(Collection<Measured> scenarios, String machine) {
        this.scenarios = List.copyOf(scenarios);
        this.machine = machine;
    }

    public String text() {
        var text = new StringBuilder(machine).append('\n');
        for (var scenario : scenarios) {
            var summary = new Summary(scenario);
            text.append("\n== ").append(summary.title()).append("\n\n");
            tables(summary).forEach(table -> text.append(table.aligned()).append('\n'));
            new Verdicts(scenario).lines().forEach(line -> text.append(line).append('\n'));
        }
        return text.toString();
    }

    /** Writes bench.md and bench.json into {@code directory}. */
    public void writeTo(Path directory) {
        try {
            Files.createDirectories(directory);
            Files.writeString(directory.resolve("bench.md"), markdown());
            JSON.writeValue(directory.resolve("bench.json").toFile(), raw());
            for (var scenario : scenarios) {
                if (scenario.metrics().contains(Grown.LINE_TABLE)) {
                    Files.writeString(
                            directory.resolve("growth.svg"),
                            GrowthChart.of(scenario).svg());
                }
            }
        } catch (IOException e) {
            throw new BenchFailure(directory + ": cannot be written", e);
        }
    }

    private String markdown() {
        var text = new StringBuilder("# Bench\n\n").append(machine).append('\n');
        for (var scenario : scenarios) {
            var summary = new Summary(scenario);
            text.append("\n## ").append(summary.title()).append("\n\n");
            tables(summary).forEach(table -> text.append(table.markdown()).append('\n'));
            new Verdicts(scenario)
                    .lines()
                    .forEach(line -> text.append("- ").append(line).append('\n'));
        }
        return text.toString();
    }

    private Map<String, Object> raw() {
        var raw = new LinkedHashMap<String, Object>();
        raw.put("machine", machine);
        raw.put("scenarios", scenarios.stream().map(Report::raw).toList());
        return raw;
    }

    private static Map<String, Object> raw(Measured scenario) {
        var sides = new LinkedHashMap<String, Object>();
        scenario.rounds()
                .forEach((side, rounds) ->
                        sides.put(side.title(), rounds.stream().map(Report::raw).toList()));
        var raw = new LinkedHashMap<String, Object>();
        raw.put("name", scenario.name());
        raw.put("description", scenario.description());
        raw.put("unit", scenario.unit());
        raw.put("verdicts", new Verdicts(scenario).lines());
        raw.put("sides", sides);
        return raw;
    }

    private static Map<String, Object> raw(Round round) {
        var raw = new LinkedHashMap<String, Object>();
        raw.put(
                "figures",
                round.figures().entrySet().stream()
                        .collect(Collectors.toMap(
                                entry -> entry.getKey().label(),
                                Map.Entry::getValue,
                                (one, other) -> one,
                                LinkedHashMap::new)));
        raw.put("calls", round.calls());
        raw.put("cpu_micros", round.cpuMicros());
        raw.put("memory", round.memory());
        return raw;
    }

    private static List<Table> tables(Summary summary) {
        return List.of(summary.figures(), summary.cpu(), summary.memory());
    }
}
