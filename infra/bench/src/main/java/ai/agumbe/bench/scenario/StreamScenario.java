package ai.agumbe.bench.scenario;

import ai.agumbe.bench.load.StreamBurst;
import ai.agumbe.bench.load.StreamPlan;
import ai.agumbe.bench.load.StreamsTaken;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Many paced streams at once: time to the first token, and how late each chunk is. */
public final class StreamScenario implements Scenario {
    private final String name;
    private final Effort effort;
    private final StreamPlan plan;
    private final List<Goal> goals;
    private final int promptBytes;

    private StreamScenario(String name, List<Goal> goals, Effort effort, StreamPlan plan, int promptBytes) {
        this.goals = goals;
        this.name = name;
        this.effort = effort;
        this.plan = plan;
        this.promptBytes = promptBytes;
    }

    /** So few streams that nothing has to wait: what the gateway adds. */
    public static StreamScenario few(String name, Effort effort, StreamPlan plan, int promptBytes) {
        var goals = List.of(
                Goal.added("added to the first token at p99, ms", Metric.FIRST_P99, 2),
                Goal.added("added to a chunk's time at p99, ms", Metric.LATE_P99, 0.5));
        return new StreamScenario(name, goals, effort, plan, promptBytes);
    }

    /** So many streams that they have to share; the run fails when one does not complete. */
    public static StreamScenario many(String name, Effort effort, StreamPlan plan, int promptBytes) {
        var goals = List.of(
                Goal.added("added to the first token at p99, ms", Metric.FIRST_P99, 100),
                Goal.atMost(
                        "longest silence in a stream, ms",
                        Metric.LONGEST_GAP,
                        plan.pace().toMillis() * 10.0),
                Goal.peakMemory(500));
        return new StreamScenario(name, goals, effort, plan, promptBytes);
    }

    @Override
    public Measured measure(TestBed bed) throws InterruptedException {
        bed.pacer().pace(plan.chunks(), plan.pace());
        for (var endpoint : bed.streams()) {
            bed.progress().now(name + ": warming up " + endpoint.side().title());
            warmUp(bed, endpoint);
        }
        var warm = bed.warmth().had(Warmth.Load.STREAMS);
        var rounds =
                new Interleaving(bed, effort).run(Warmth.Load.STREAMS, bed.streams(), endpoint -> round(bed, endpoint));
        return new Measured(
                name,
                "%,d streams opened within %.1f s, %d chunks %d ms apart, %s; medians of %d rounds, gateway warm for %d s"
                        .formatted(
                                plan.streams(),
                                plan.openWithin().toMillis() / 1e3,
                                plan.chunks(),
                                plan.pace().toMillis(),
                                bed.running(),
                                effort.rounds(),
                                warm.toSeconds()),
                "stream",
                List.of(
                        Metric.EVENTS,
                        Metric.FIRST_P50,
                        Metric.FIRST_P99,
                        Metric.LATE_P50,
                        Metric.LATE_P99,
                        Metric.LONGEST_GAP,
                        Metric.CPU_PER_EVENT),
                goals,
                rounds);
    }

    private void warmUp(TestBed bed, Endpoint endpoint) throws InterruptedException {
        long end = System.nanoTime()
                + effort.warmUpOf(endpoint.side(), bed.warmth(), Warmth.Load.STREAMS)
                        .toNanos();
        do {
            burst(bed, endpoint).run();
        } while (System.nanoTime() < end);
    }

    private Round round(TestBed bed, Endpoint endpoint) throws InterruptedException {
        var meter = new Meter(bed.processes());
        var taken = burst(bed, endpoint).run();
        var reading = meter.read();
        return new Round(figures(taken, reading), plan.streams(), reading.cpuMicros(), reading.memory());
    }

    private StreamBurst burst(TestBed bed, Endpoint endpoint) {
        return new StreamBurst(bed.loops(), endpoint.stream(promptBytes), plan);
    }

    private static Map<Metric, Double> figures(StreamsTaken taken, Meter.Reading reading) {
        var figures = new LinkedHashMap<Metric, Double>();
        figures.put(Metric.EVENTS, taken.events() / reading.seconds());
        figures.put(Metric.FIRST_P50, taken.firstToken().getValueAtPercentile(50) / 1e6);
        figures.put(Metric.FIRST_P99, taken.firstToken().getValueAtPercentile(99) / 1e6);
        figures.put(Metric.LATE_P50, taken.lateness().getValueAtPercentile(50) / 1e6);
        figures.put(Metric.LATE_P99, taken.lateness().getValueAtPercentile(99) / 1e6);
        figures.put(Metric.LONGEST_GAP, taken.longestGap() / 1e6);
        figures.put(Metric.CPU_PER_EVENT, (double) reading.allCpuMicros() / taken.events());
        return figures;
    }
}
