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
    private final int promptBytes;

    public StreamScenario(String name, Effort effort, StreamPlan plan, int promptBytes) {
        this.name = name;
        this.effort = effort;
        this.plan = plan;
        this.promptBytes = promptBytes;
    }

    @Override
    public Measured measure(TestBed bed) throws InterruptedException {
        bed.pacer().pace(plan.chunks(), plan.pace());
        for (var endpoint : bed.streams()) {
            bed.progress().now(name + ": warming up " + endpoint.side().title());
            warmUp(bed, endpoint);
        }
        var rounds = new Interleaving(bed, effort).run(bed.streams(), endpoint -> round(bed, endpoint));
        return new Measured(
                name,
                "%,d streams opened within %.1f s, %d chunks %d ms apart, medians of %d rounds"
                        .formatted(
                                plan.streams(),
                                plan.openWithin().toMillis() / 1e3,
                                plan.chunks(),
                                plan.pace().toMillis(),
                                effort.rounds()),
                "stream",
                List.of(
                        Metric.EVENTS,
                        Metric.FIRST_P50,
                        Metric.FIRST_P99,
                        Metric.LATE_P50,
                        Metric.LATE_P99,
                        Metric.LONGEST_GAP,
                        Metric.CPU_PER_EVENT),
                rounds);
    }

    private void warmUp(TestBed bed, Endpoint endpoint) throws InterruptedException {
        long end = System.nanoTime() + effort.warmUpOf(endpoint.side()).toNanos();
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
