package ai.agumbe.local.part;

import ai.agumbe.local.layout.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What a killed Postgres leaves behind: children that still hold its memory, and a file that names a dead process. */
final class PostgresOrphans {
    private static final int LIMIT_SECONDS = 10;

    private final Path cluster;

    PostgresOrphans(Path cluster) {
        this.cluster = cluster;
    }

    /** Ends the children and removes the file; every process of Postgres works inside its data folder. */
    void end() {
        List<ProcessHandle> left =
                ProcessHandle.allProcesses().filter(this::worksInCluster).toList();
        left.forEach(ProcessHandle::destroyForcibly);
        left.forEach(PostgresOrphans::await);
        try {
            Files.deleteIfExists(cluster.resolve("postmaster.pid"));
        } catch (IOException failure) {
            throw new StackFailure("postgres: " + cluster + "/postmaster.pid cannot be deleted", failure);
        }
    }

    private boolean worksInCluster(ProcessHandle process) {
        try {
            return Path.of("/proc", Long.toString(process.pid()), "cwd")
                    .toRealPath()
                    .equals(cluster.toRealPath());
        } catch (IOException goneOrNotOurs) {
            return false;
        }
    }

    private static void await(ProcessHandle process) {
        try {
            process.onExit().get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException stays) {
            throw new StackFailure("postgres: process " + process.pid() + " of an earlier run does not end (expected:"
                    + " within " + LIMIT_SECONDS + " s of being killed)");
        }
    }
}
