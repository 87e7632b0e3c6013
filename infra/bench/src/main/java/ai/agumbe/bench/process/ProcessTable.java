package ai.agumbe.bench.process;

import ai.agumbe.bench.failure.BenchFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All processes of this machine at one moment. */
public final class ProcessTable {
    /** The kernel's USER_HZ, 100 on every architecture Linux shows to user space. */
    private static final long MICROS_PER_TICK = 10_000;

    private static final Path PROC = Path.of("/proc");

    private final Map<Long, Stat> stats;

    private ProcessTable(Map<Long, Stat> stats) {
        this.stats = stats;
    }

    public static ProcessTable read() {
        var stats = new HashMap<Long, Stat>();
        try (var entries = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (var entry : entries) {
                readStat(entry, stats);
            }
        } catch (IOException e) {
            throw new BenchFailure("/proc: cannot be read (expected: Linux)", e);
        }
        return new ProcessTable(stats);
    }

    /** CPU time of each group since its processes began, by group name. */
    public Map<String, Long> cpuMicros(List<ProcessGroup> groups) {
        var micros = new LinkedHashMap<String, Long>();
        for (var group : groups) {
            long ticks = 0;
            for (long pid : tree(group)) {
                var stat = stats.get(pid);
                ticks += stat == null ? 0 : stat.ticks();
            }
            micros.put(group.name(), ticks * MICROS_PER_TICK);
        }
        return micros;
    }

    public Map<String, Memory> memory(List<ProcessGroup> groups) {
        var memory = new LinkedHashMap<String, Memory>();
        for (var group : groups) {
            var sum = Memory.NONE;
            for (long pid : tree(group)) {
                sum = sum.plus(memoryOf(pid));
            }
            memory.put(group.name(), sum);
        }
        return memory;
    }

    private Set<Long> tree(ProcessGroup group) {
        var members = new HashSet<Long>(group.pids());
        for (long pid : group.pids()) {
            if (!stats.containsKey(pid)) {
                throw new BenchFailure(group.name() + ": process " + pid + " is gone (expected: it runs to the end)");
            }
        }
        // The generator starts others; only the load itself is its own cost.
        if (!members.contains(ProcessHandle.current().pid())) {
            int before;
            do {
                before = members.size();
                addChildren(members);
            } while (members.size() > before);
        }
        return members;
    }

    private void addChildren(Set<Long> members) {
        stats.forEach((pid, stat) -> {
            if (members.contains(stat.parent())) {
                members.add(pid);
            }
        });
    }

    private static void readStat(Path entry, Map<Long, Stat> stats) {
        try {
            var line = Files.readString(entry.resolve("stat"));
            stats.put(Long.valueOf(entry.getFileName().toString()), Stat.parse(line));
        } catch (IOException e) {
            // It ended between the listing and this read.
        }
    }

    private static Memory memoryOf(long pid) {
        try {
            return Memory.ofStatus(Files.readAllLines(PROC.resolve(pid + "/status")));
        } catch (IOException e) {
            return Memory.NONE;
        }
    }
}
