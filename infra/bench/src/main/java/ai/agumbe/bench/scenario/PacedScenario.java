package ai.agumbe.bench.scenario;

import ai.agumbe.bench.load.ClosedLoop;
import ai.agumbe.bench.load.OpenLoop;
import ai.agumbe.bench.load.Rate;
import java.time.Duration;
import java.util.List;

/** Plain chat calls at a fixed rate: what a side adds to the time of a call when it is not at its limit. */
public final class PacedScenario implements Scenario {
    private static final double GOAL_PER_SECOND = 12_000;
    private static final Duration PROBE = Duration.ofSeconds(2);

    private final Effort effort;
    private final Rate wanted;
    private final int promptBytes;

    /** @param wanted a rate of 0 means the goal's, or a third of what the last side carries when that is less */
    public PacedScenario(Effort effort, Rate wanted, int promptBytes) {
        this.effort = effort;
        this.wanted = wanted;
        this.promptBytes = promptBytes;
    }

    @Override
    public Measured measure(TestBed bed) throws InterruptedException {
        var measurement = new TrafficMeasurement(bed);
        warmUp(bed, measurement);
        var rate = rate(bed, measurement);
        var warm = bed.warmth().had(Warmth.Load.CALLS);
        for (var endpoint : bed.chat()) {
            bed.progress().now("paced: bringing " + endpoint.side().title() + " to its rate");
            measurement.warmUp(traffic(bed, endpoint, rate), Duration.ofSeconds(1));
        }
        var rounds = new Interleaving(bed, effort)
                .run(
                        Warmth.Load.CALLS,
                        bed.chat(),
                        endpoint -> measurement.of(
                                endpoint.side(),
                                traffic(bed, endpoint, rate),
                                effort.span(),
                                endpoint.chat(promptBytes).bytes()));
        return new Measured(
                "paced",
                ("open loop, %,.0f requests/s on %d connections, prompt of %,d bytes, %s; medians of %d rounds of %d s,"
                                + " gateway warm for %d s")
                        .formatted(
                                rate.perSecond(),
                                rate.connections(),
                                promptBytes,
                                bed.running(),
                                effort.rounds(),
                                effort.span().toSeconds(),
                                warm.toSeconds()),
                "request",
                List.of(Metric.OWN_CPU, Metric.PER_SECOND, Metric.P50, Metric.P99, Metric.MAX),
                List.of(Goal.added("added at p50, ms", Metric.P50, 0.5), Goal.added("added at p99, ms", Metric.P99, 2)),
                rounds);
    }

    /** At full load: what is rarely called would stay uncompiled for long at a fixed rate. */
    private void warmUp(TestBed bed, TrafficMeasurement measurement) throws InterruptedException {
        for (var endpoint : bed.chat()) {
            bed.progress().now("paced: warming up " + endpoint.side().title());
            var traffic = new ClosedLoop(bed.loops(), endpoint.chat(promptBytes), wanted.connections());
            measurement.warmUp(traffic, effort.warmUpOf(endpoint.side(), bed.warmth(), Warmth.Load.CALLS));
        }
        Settling.await(bed.processes(), effort.settle());
    }

    private Rate rate(TestBed bed, TrafficMeasurement measurement) throws InterruptedException {
        if (wanted.perSecond() > 0) {
            return wanted;
        }
        bed.progress().now("paced: finding a third of the peak");
        var call = bed.chat().getLast().chat(promptBytes);
        var traffic = new ClosedLoop(bed.loops(), call, wanted.connections());
        double peak = measurement
                .of(bed.chat().getLast().side(), traffic, PROBE, call.bytes())
                .figures()
                .getOrDefault(Metric.PER_SECOND, 0.0);
        Settling.await(bed.processes(), effort.settle());
        return new Rate(Math.min(GOAL_PER_SECOND, Math.floor(peak / 3)), wanted.connections());
    }

    private OpenLoop traffic(TestBed bed, Endpoint endpoint, Rate rate) {
        return new OpenLoop(bed.loops(), endpoint.chat(promptBytes), rate);
    }
}
