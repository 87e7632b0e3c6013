package ai.agumbe.bench.scenario;

import ai.agumbe.bench.load.ClosedLoop;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Chat calls as fast as they are answered, with the recommended guardrails and without, in one run. */
public final class GuardedScenario implements Scenario {
    private static final double GOAL_OF_NGINX = 0.5;
    private static final double GOAL_OF_OPEN = 0.85;

    private final Effort effort;
    private final int connections;
    private final int promptBytes;

    public GuardedScenario(Effort effort, int connections, int promptBytes) {
        this.effort = effort;
        this.connections = connections;
        this.promptBytes = promptBytes;
    }

    @Override
    public Measured measure(TestBed bed) throws InterruptedException {
        var guarded = bed.guarded();
        var endpoints = new ArrayList<>(bed.chat());
        endpoints.add(guarded.endpoint());
        var measurement = new TrafficMeasurement(bed);
        for (var endpoint : endpoints) {
            bed.progress().now("guarded: warming up " + endpoint.side().title());
            // Each half of the gateway is new to the code that it runs, so each has all of the warm-up.
            var time = effort.warmUpOf(endpoint.side(), new Warmth(), Warmth.Load.CALLS);
            measurement.warmUp(traffic(bed, endpoint), time);
        }
        Settling.await(bed.processes(), effort.settle());
        var rounds = new Interleaving(bed, effort)
                .run(Warmth.Load.CALLS, endpoints, endpoint -> round(bed, measurement, guarded, endpoint));
        return new Measured(
                "guarded",
                "closed loop, %d connections, prompt of %,d bytes, %s; medians of %d rounds of %d s, each side warm for %d s"
                        .formatted(
                                connections,
                                promptBytes,
                                bed.running(),
                                effort.rounds(),
                                effort.span().toSeconds(),
                                effort.warmUp().toSeconds()),
                "request",
                List.of(
                        Metric.OWN_CPU,
                        Metric.PER_SECOND,
                        Metric.P50,
                        Metric.P99,
                        Metric.INPUT_CHECKED,
                        Metric.OUTPUT_CHECKED),
                List.of(
                        Goal.guarded(
                                "requests/s with guardrails ÷ without",
                                Goal.Basis.GUARDED_OF_OPEN,
                                Metric.PER_SECOND,
                                GOAL_OF_OPEN),
                        Goal.guarded(
                                "requests/s with guardrails ÷ nginx",
                                Goal.Basis.GUARDED_OF_NGINX,
                                Metric.PER_SECOND,
                                GOAL_OF_NGINX)),
                rounds);
    }

    private Round round(TestBed bed, TrafficMeasurement measurement, Guarded guarded, Endpoint endpoint)
            throws InterruptedException {
        var before = guarded.checked();
        var round = measurement.of(
                endpoint.side(),
                traffic(bed, endpoint),
                effort.span(),
                endpoint.chat(promptBytes).bytes());
        if (endpoint.side() != Side.GUARDED) {
            return round;
        }
        var after = guarded.checked();
        var figures = new LinkedHashMap<>(round.figures());
        figures.put(Metric.INPUT_CHECKED, after.perAsk(before));
        figures.put(Metric.OUTPUT_CHECKED, after.perAnswer(before));
        return new Round(figures, round.calls(), round.cpuMicros(), round.memory());
    }

    private ClosedLoop traffic(TestBed bed, Endpoint endpoint) {
        return new ClosedLoop(bed.loops(), endpoint.chat(promptBytes), connections);
    }
}
