package ai.agumbe.bench.scenario;

import java.util.List;
import java.util.Map;

/** All rounds of one scenario, side by side. */
public record Measured(
        String name,
        String description,
        String unit,
        List<Metric> metrics,
        List<Goal> goals,
        Map<Side, List<Round>> rounds) {}
