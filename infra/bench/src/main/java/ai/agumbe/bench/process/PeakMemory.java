package ai.agumbe.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Sets back the kernel's note of the most memory that processes had. */
public final class PeakMemory {
    private static final String PEAK_OF_RESIDENT_SET = "5";

    private PeakMemory() {}

    /** From now on their peak is the most they have from now on; where that is not allowed it stays that since their start. */
    public static void forget(List<ProcessGroup> groups) {
        for (var group : groups) {
            for (long pid : group.pids()) {
                try {
                    Files.writeString(Path.of("/proc", Long.toString(pid), "clear_refs"), PEAK_OF_RESIDENT_SET);
                } catch (IOException e) {
                    // Not our process: its peak is then too high, never too low.
                }
            }
        }
    }
}
