package ai.agumbe.bench.scenario;

import ai.agumbe.bench.load.Taken;
import ai.agumbe.bench.load.Traffic;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Runs traffic for a ramp that does not count and a span that does. */
final class TrafficMeasurement {
    private static final Duration RAMP = Duration.ofMillis(500);

    private final TestBed bed;

    TrafficMeasurement(TestBed bed) {
        this.bed = bed;
    }

    Round of(Side side, Traffic traffic, Duration span, int callBytes) throws InterruptedException {
        try (traffic) {
            traffic.start();
            Pause.of(RAMP, traffic::check);
            traffic.take();
            var meter = new Meter(bed.processes());
            Pause.of(span, traffic::check);
            var reading = meter.read();
            var taken = traffic.take();
            return new Round(
                    figures(side, taken, reading, callBytes), taken.answered(), reading.cpuMicros(), reading.memory());
        }
    }

    void warmUp(Traffic traffic, Duration length) throws InterruptedException {
        try (traffic) {
            traffic.start();
            Pause.of(length, traffic::check);
        }
    }

    private static Map<Metric, Double> figures(Side side, Taken taken, Meter.Reading reading, int callBytes) {
        double seconds = reading.seconds();
        var figures = new LinkedHashMap<Metric, Double>();
        var own = reading.cpuMicros().get(side.process());
        if (own != null && taken.answered() > 0) {
            figures.put(Metric.OWN_CPU, (double) own / taken.answered());
        }
        figures.put(Metric.PER_SECOND, taken.answered() / seconds);
        figures.put(Metric.P50, taken.latency().getValueAtPercentile(50) / 1e6);
        figures.put(Metric.P99, taken.latency().getValueAtPercentile(99) / 1e6);
        figures.put(Metric.MAX, taken.latency().getMaxValue() / 1e6);
        figures.put(Metric.MEGABYTES, taken.answered() / seconds * callBytes / 1e6);
        return figures;
    }
}
