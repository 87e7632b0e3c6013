package ai.agumbe.bench.scenario;

import ai.agumbe.bench.load.ClosedLoop;
import java.util.List;

/** Plain chat calls as fast as each side answers them, on a fixed number of connections. */
public final class ChatScenario implements Scenario {
    private final String name;
    private final List<Goal> goals;
    private final Effort effort;
    private final int connections;
    private final int promptBytes;

    private ChatScenario(String name, List<Goal> goals, Effort effort, int connections, int promptBytes) {
        this.name = name;
        this.goals = goals;
        this.effort = effort;
        this.connections = connections;
        this.promptBytes = promptBytes;
    }

    /** Small prompts, held against the goals. */
    public static ChatScenario judged(String name, Effort effort, int connections, int promptBytes) {
        var goals = List.of(Goal.ofNginx("requests/s ÷ nginx", Metric.PER_SECOND, 0.6), Goal.peakMemory(300));
        return new ChatScenario(name, goals, effort, connections, promptBytes);
    }

    /** For comparison, without a goal. */
    public static ChatScenario plain(String name, Effort effort, int connections, int promptBytes) {
        return new ChatScenario(name, List.of(), effort, connections, promptBytes);
    }

    @Override
    public Measured measure(TestBed bed) throws InterruptedException {
        var measurement = new TrafficMeasurement(bed);
        for (var endpoint : bed.chat()) {
            bed.progress().now(name + ": warming up " + endpoint.side().title());
            measurement.warmUp(
                    traffic(bed, endpoint), effort.warmUpOf(endpoint.side(), bed.warmth(), Warmth.Load.CALLS));
        }
        var warm = bed.warmth().had(Warmth.Load.CALLS);
        Settling.await(bed.processes(), effort.settle());
        var rounds = new Interleaving(bed, effort)
                .run(
                        Warmth.Load.CALLS,
                        bed.chat(),
                        endpoint -> measurement.of(
                                endpoint.side(),
                                traffic(bed, endpoint),
                                effort.span(),
                                endpoint.chat(promptBytes).bytes()));
        return new Measured(
                name,
                "closed loop, %d connections, prompt of %,d bytes, %s; medians of %d rounds of %d s, gateway warm for %d s"
                        .formatted(
                                connections,
                                promptBytes,
                                bed.running(),
                                effort.rounds(),
                                effort.span().toSeconds(),
                                warm.toSeconds()),
                "request",
                List.of(Metric.OWN_CPU, Metric.PER_SECOND, Metric.P50, Metric.P99, Metric.MAX, Metric.MEGABYTES),
                goals,
                rounds);
    }

    private ClosedLoop traffic(TestBed bed, Endpoint endpoint) {
        return new ClosedLoop(bed.loops(), endpoint.chat(promptBytes), connections);
    }
}
