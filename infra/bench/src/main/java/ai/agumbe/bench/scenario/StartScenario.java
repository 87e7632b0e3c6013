package ai.agumbe.bench.scenario;

import ai.agumbe.bench.scenario.RestartableNode.Disk;
import ai.agumbe.bench.scenario.RestartableNode.Started;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How long a node takes from its start to its first answer when it has many keys to know. */
public final class StartScenario implements Scenario {
    private final String name;
    private final int keys;
    private final int starts;
    private final double limitMillis;

    /** @param limitMillis the most it may take until the node is ready */
    public StartScenario(String name, int keys, int starts, double limitMillis) {
        this.name = name;
        this.keys = keys;
        this.starts = starts;
        this.limitMillis = limitMillis;
    }

    @Override
    public Measured measure(TestBed bed) throws InterruptedException {
        bed.progress().now("%s: publishing %,d keys".formatted(name, keys));
        bed.node().haveKeys(keys);
        var rounds = new ArrayList<Round>();
        for (int start = 1; start <= starts; start++) {
            bed.progress().now("%s: start %d of %d".formatted(name, start, starts));
            rounds.add(round(bed.node().startAnew(Disk.EMPTY), bed.node().startAnew(Disk.KEPT)));
        }
        return new Measured(
                name,
                "node start with %,d keys on the config topic, medians of %d starts".formatted(keys, starts),
                "start",
                List.of(
                        Metric.READY,
                        Metric.ANSWERED,
                        Metric.FIRST_CALL,
                        Metric.READY_AGAIN,
                        Metric.ANSWERED_AGAIN,
                        Metric.FIRST_CALL_AGAIN),
                List.of(
                        Goal.atMost("ready with an empty disk, ms", Metric.READY, limitMillis),
                        Goal.atMost("ready with its copy on disk, ms", Metric.READY_AGAIN, limitMillis)),
                Map.of(Side.GATEWAY, rounds));
    }

    private static Round round(Started fresh, Started again) {
        var figures = new LinkedHashMap<Metric, Double>();
        figures.put(Metric.READY, fresh.ready());
        figures.put(Metric.ANSWERED, fresh.answered());
        figures.put(Metric.FIRST_CALL, fresh.answered() - fresh.ready());
        figures.put(Metric.READY_AGAIN, again.ready());
        figures.put(Metric.ANSWERED_AGAIN, again.answered());
        figures.put(Metric.FIRST_CALL_AGAIN, again.answered() - again.ready());
        var process = Side.GATEWAY.process();
        return new Round(figures, 1, Map.of(process, Math.round(fresh.cpu() * 1_000)), Map.of(process, fresh.memory()));
    }
}
