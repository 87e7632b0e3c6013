package ai.agumbe.bench.scenario;

import ai.agumbe.bench.process.Memory;
import ai.agumbe.bench.process.ProcessGroup;
import ai.agumbe.bench.process.ProcessTable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the processes cost from its making to its reading. */
final class Meter {
    private final List<ProcessGroup> groups;
    private final long began = System.nanoTime();
    private final Map<String, Long> before;

    Meter(List<ProcessGroup> groups) {
        this.groups = groups;
        this.before = ProcessTable.read().cpuMicros(groups);
    }

    record Reading(double seconds, Map<String, Long> cpuMicros, Map<String, Memory> memory) {
        long allCpuMicros() {
            return cpuMicros.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    Reading read() {
        double seconds = (System.nanoTime() - began) / 1e9;
        var table = ProcessTable.read();
        var used = new LinkedHashMap<String, Long>();
        table.cpuMicros(groups).forEach((name, micros) -> used.put(name, micros - before.getOrDefault(name, 0L)));
        return new Reading(seconds, used, table.memory(groups));
    }
}
