package ai.agumbe.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.bench.process.Memory;
import ai.agumbe.bench.scenario.Measured;
import ai.agumbe.bench.scenario.Metric;
import ai.agumbe.bench.scenario.Metric.Comparison;
import ai.agumbe.bench.scenario.Round;
import ai.agumbe.bench.scenario.Side;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private static final Metric SPEED = new Metric("requests/s", 0, Comparison.OF_NGINX);
    private static final Metric WAIT = new Metric("p99 ms", 1, Comparison.OVER_DIRECT);

    @Test
    void holdsEverySideAgainstNginxAndTheDirectCall() {
        assertThat(summary().figures().aligned()).isEqualTo("""
                side         requests/s  ÷ nginx  p99 ms    +
                ---------------------------------------------
                direct            40000     2.00     1.0  0.0
                nginx proxy       20000     1.00     1.5  0.5
                gateway           13000     0.65     3.0  2.0
                """);
    }

    @Test
    void dividesCpuTimeByCalls() {
        assertThat(summary().cpu().markdown()).isEqualTo("""
                | CPU µs per request | direct | nginx proxy | gateway |
                |---|---:|---:|---:|
                | nginx | 10.0 | 20.0 | 30.0 |
                | all | 10.0 | 20.0 | 30.0 |
                """);
    }

    @Test
    void takesTheMiddleOfTheRounds() {
        assertThat(Median.of(List.of(9.0, 1.0, 2.0))).isEqualTo(2.0);
        assertThat(Median.of(List.of(4.0, 1.0))).isEqualTo(2.5);
    }

    private static Summary summary() {
        var rounds = new EnumMap<Side, List<Round>>(Side.class);
        rounds.put(Side.DIRECT, List.of(round(40_000, 1.0, 10)));
        rounds.put(Side.NGINX, List.of(round(20_000, 1.5, 20)));
        rounds.put(Side.GATEWAY, List.of(round(13_000, 3.0, 30), round(100, 90.0, 900), round(14_000, 2.0, 25)));
        return new Summary(
                new Measured("chat", "as fast as it goes", "request", List.of(SPEED, WAIT), List.of(), rounds));
    }

    private static Round round(double speed, double wait, long microsPerCall) {
        return new Round(
                Map.of(SPEED, speed, WAIT, wait),
                1_000,
                Map.of("nginx", microsPerCall * 1_000),
                Map.of("nginx", new Memory(1024, 2048)));
    }
}
