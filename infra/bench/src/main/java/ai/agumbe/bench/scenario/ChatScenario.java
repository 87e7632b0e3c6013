package ai.agumbe.bench.scenario;

import ai.agumbe.bench.load.ClosedLoop;
import java.util.List;

/** Plain chat calls as fast as each side answers them, on a fixed number of connections. */
public final class ChatScenario implements Scenario {
    private final String name;
    private final Effort effort;
    private final int connections;
    private final int promptBytes;

    public ChatScenario(String name, Effort effort, int connections, int promptBytes) {
        this.name = name;
        this.effort = effort;
        this.connections = connections;
        this.promptBytes = promptBytes;
    }

    @Override
    public Measured measure(TestBed bed) throws InterruptedException {
        var measurement = new TrafficMeasurement(bed);
        for (var endpoint : bed.chat()) {
            bed.progress().now(name + ": warming up " + endpoint.side().title());
            measurement.warmUp(traffic(bed, endpoint), effort.warmUpOf(endpoint.side()));
        }
        Settling.await(bed.processes(), effort.settle());
        var rounds = new Interleaving(bed, effort)
                .run(
                        bed.chat(),
                        endpoint -> measurement.of(
                                traffic(bed, endpoint),
                                effort.span(),
                                endpoint.chat(promptBytes).bytes()));
        return new Measured(
                name,
                "closed loop, %d connections, prompt of %,d bytes, medians of %d rounds of %d s"
                        .formatted(
                                connections,
                                promptBytes,
                                effort.rounds(),
                                effort.span().toSeconds()),
                "request",
                List.of(Metric.PER_SECOND, Metric.P50, Metric.P99, Metric.MAX, Metric.MEGABYTES),
                rounds);
    }

    private ClosedLoop traffic(TestBed bed, Endpoint endpoint) {
        return new ClosedLoop(bed.loops(), endpoint.chat(promptBytes), connections);
    }
}
