package ai.agumbe.data.route;

import ai.agumbe.data.provider.Adapters;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;

/** Routers for tests. */
final class Routers {
    private Routers() {}

    static Router over(Adapters adapters, MonotonicClock clock, MeterRegistry metrics) {
        Latencies latencies = new Latencies(clock);
        CandidateOrder order = new CandidateOrder(latencies, InstantSource.system());
        LaneDraw draw = new LaneDraw(new Lanes(clock, metrics));
        return new Router(new Search.Parts(adapters, order, draw, latencies), metrics);
    }
}
