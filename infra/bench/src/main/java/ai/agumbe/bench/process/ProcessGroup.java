package ai.agumbe.bench.process;

import java.util.List;

/** Processes that are counted as one, each with all its children. */
public record ProcessGroup(String name, List<Long> pids) {
    public ProcessGroup {
        pids = List.copyOf(pids);
    }

    /** This very process: the generator. */
    public static ProcessGroup ofThisProcess(String name) {
        return new ProcessGroup(name, List.of(ProcessHandle.current().pid()));
    }
}
