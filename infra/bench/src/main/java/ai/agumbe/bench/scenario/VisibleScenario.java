package ai.agumbe.bench.scenario;

import ai.agumbe.bench.load.ClosedLoop;
import ai.agumbe.bench.load.OpenLoop;
import ai.agumbe.bench.load.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How long after its reply a call's row can be read in Postgres while the gateway answers at a fixed rate. */
public final class VisibleScenario implements Scenario {
    private static final double USUAL_PER_SECOND = 2_000;
    private static final double GOAL_ROW_MILLIS = 2_000;
    private static final double GOAL_APPEND_MICROS = 10;

    /** At this rate before it counts. */
    private static final Duration APPROACH = Duration.ofSeconds(3);

    private final Effort effort;
    private final Rate rate;
    private final int promptBytes;

    /** @param wanted a rate of 0 means the goal's */
    public VisibleScenario(Effort effort, Rate wanted, int promptBytes) {
        this.effort = effort;
        this.rate = wanted.perSecond() > 0 ? wanted : new Rate(USUAL_PER_SECOND, wanted.connections());
        this.promptBytes = promptBytes;
    }

    @Override
    public Measured measure(TestBed bed) throws InterruptedException {
        var measurement = new TrafficMeasurement(bed);
        var call = bed.chatOfGateway().chat(promptBytes);
        bed.progress().now("visible: warming up");
        measurement.warmUp(
                new ClosedLoop(bed.loops(), call, rate.connections()),
                effort.warmUpOf(Side.GATEWAY, bed.warmth(), Warmth.Load.CALLS));
        Settling.await(bed.processes(), effort.settle());
        var rounds = new ArrayList<Round>();
        for (int round = 1; round <= effort.rounds(); round++) {
            bed.progress().now("visible: round " + round + " of " + effort.rounds());
            measurement.warmUp(new OpenLoop(bed.loops(), call, rate), APPROACH);
            var from = Instant.now();
            var answered =
                    measurement.of(Side.GATEWAY, new OpenLoop(bed.loops(), call, rate), effort.span(), call.bytes());
            rounds.add(with(answered, bed.books().shown(from, Instant.now())));
        }
        return measured(bed, rounds);
    }

    private Measured measured(TestBed bed, List<Round> rounds) {
        return new Measured(
                "visible",
                "open loop, %,.0f requests/s on %d connections, prompt of %,d bytes, %s; medians of %d rounds of %d s"
                        .formatted(
                                rate.perSecond(),
                                rate.connections(),
                                promptBytes,
                                bed.running(),
                                effort.rounds(),
                                effort.span().toSeconds()),
                "request",
                List.of(
                        Metric.PER_SECOND,
                        Metric.SHOWN_P50,
                        Metric.SHOWN_P99,
                        Metric.SHOWN_MAX,
                        Metric.LINE_P99,
                        Metric.OPENING_P50,
                        Metric.OPENING_P99,
                        Metric.OPENING_MAX),
                List.of(
                        Goal.atMost("reply to readable row at p99, ms", Metric.SHOWN_P99, GOAL_ROW_MILLIS),
                        Goal.atMost("opening in the journal at p99, µs", Metric.OPENING_P99, GOAL_APPEND_MICROS)),
                Map.of(Side.GATEWAY, rounds));
    }

    private static Round with(Round answered, Books.Shown shown) {
        var figures = new LinkedHashMap<>(answered.figures());
        figures.put(Metric.SHOWN_P50, shown.rowMillis().p50());
        figures.put(Metric.SHOWN_P99, shown.rowMillis().p99());
        figures.put(Metric.SHOWN_MAX, shown.rowMillis().max());
        figures.put(Metric.LINE_P99, shown.lineMillis().p99());
        figures.put(Metric.OPENING_P50, shown.openingMicros().p50());
        figures.put(Metric.OPENING_P99, shown.openingMicros().p99());
        figures.put(Metric.OPENING_MAX, shown.openingMicros().max());
        return new Round(figures, answered.calls(), answered.cpuMicros(), answered.memory());
    }
}
