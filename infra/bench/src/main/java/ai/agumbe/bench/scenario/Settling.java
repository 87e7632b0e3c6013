package ai.agumbe.bench.scenario;

import ai.agumbe.bench.process.ProcessGroup;
import ai.agumbe.bench.process.ProcessTable;
import java.time.Duration;
import java.util.List;

/** Waits until the system has shipped and counted what it served, so that it does not disturb the next side. */
final class Settling {
    private static final Duration STEP = Duration.ofMillis(250);
    private static final double IDLE_CORES = 0.12;

    private Settling() {}

    static void await(List<ProcessGroup> groups, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        double cores = 1;
        while (cores > IDLE_CORES && System.nanoTime() < deadline) {
            long before = used(groups);
            Pause.of(STEP, () -> {});
            cores = (used(groups) - before) / (STEP.toNanos() / 1e3);
        }
    }

    private static long used(List<ProcessGroup> groups) {
        return ProcessTable.read().cpuMicros(groups).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
