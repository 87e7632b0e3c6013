package ai.agumbe.bench.scenario;

import ai.agumbe.bench.process.Memory;
import java.util.Map;

/**
 * One side measured once.
 *
 * @param calls what CPU time is divided by: requests, or streams
 * @param cpuMicros what each process used during the round
 */
public record Round(Map<Metric, Double> figures, long calls, Map<String, Long> cpuMicros, Map<String, Memory> memory) {}
