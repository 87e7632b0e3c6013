package ai.agumbe.bench.scenario;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Measures the sides in turn, round after round, so that a noisy minute falls on all of them. */
final class Interleaving {
    private final TestBed bed;
    private final Effort effort;

    Interleaving(TestBed bed, Effort effort) {
        this.bed = bed;
        this.effort = effort;
    }

    /** One side, measured once. */
    interface Measurement {
        Round of(Endpoint endpoint) throws InterruptedException;
    }

    /** Also counts what the gateway is warmed by it. */
    Map<Side, List<Round>> run(Warmth.Load load, List<Endpoint> endpoints, Measurement measurement)
            throws InterruptedException {
        var rounds = new EnumMap<Side, List<Round>>(Side.class);
        for (int round = 1; round <= effort.rounds(); round++) {
            for (var endpoint : endpoints) {
                bed.progress()
                        .now("round " + round + " of " + effort.rounds() + ": "
                                + endpoint.side().title());
                rounds.computeIfAbsent(endpoint.side(), side -> new ArrayList<>())
                        .add(measurement.of(endpoint));
                if (endpoint.side().isGateway()) {
                    bed.warmth().add(load, effort.span());
                    Settling.await(bed.processes(), effort.settle());
                }
            }
        }
        return rounds;
    }
}
