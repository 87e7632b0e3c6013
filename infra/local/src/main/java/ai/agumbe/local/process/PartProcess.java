package ai.agumbe.local.process;

import ai.agumbe.local.layout.StackFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One process of this machine, told from a later one that got the same id. */
public final class PartProcess {
    private static final long START_TOLERANCE_MILLIS = 2_000;
    private static final long GLANCE_MILLIS = 20;

    private final ProcessHandle handle;

    private PartProcess(ProcessHandle handle) {
        this.handle = handle;
    }

    static PartProcess of(Process process) {
        return new PartProcess(process.toHandle());
    }

    /** The process that the record speaks of, if it still lives. */
    static Optional<PartProcess> find(RunRecord record) {
        return ProcessHandle.of(record.pid())
                .map(PartProcess::new)
                .filter(process -> Math.abs(process.startedMillis() - record.startedMillis()) <= START_TOLERANCE_MILLIS)
                .filter(PartProcess::alive);
    }

    public long pid() {
        return handle.pid();
    }

    /**
     * A zombie is dead: where the machine's first process does not reap, it stays in the table. But while its other
     * threads still end, it keeps its ports and files.
     */
    public boolean alive() {
        return handle.isAlive() && !isZombie();
    }

    /** Waits until it ended or the time is over; true when it ended. */
    boolean endsWithin(Duration limit) {
        CountDownLatch ended = new CountDownLatch(1);
        CompletableFuture<Void> _ = handle.onExit().thenRun(ended::countDown);
        try {
            for (long waited = 0; alive() && waited < limit.toMillis(); waited += GLANCE_MILLIS) {
                if (ended.await(GLANCE_MILLIS, TimeUnit.MILLISECONDS)) {
                    return true;
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StackFailure("process " + pid() + ": interrupted while waiting for its end");
        }
        return !alive();
    }

    /** Sends a signal by name; Java itself knows only two. */
    void signal(String name) {
        signal(name, List.of(pid()));
    }

    /** To its children too: those of Postgres answer on its behalf. */
    void signalAll(String name) {
        List<Long> pids = new ArrayList<>(List.of(pid()));
        handle.descendants().map(ProcessHandle::pid).forEach(pids::add);
        signal(name, pids);
    }

    private static void signal(String name, List<Long> pids) {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        pids.forEach(pid -> command.add(Long.toString(pid)));
        try {
            new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException failure) {
            throw new StackFailure("kill: cannot be run", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    void kill() {
        ProcessHandle[] children = handle.descendants().toArray(ProcessHandle[]::new);
        handle.destroyForcibly();
        for (ProcessHandle child : children) {
            child.destroyForcibly();
        }
    }

    RunRecord record() {
        return new RunRecord(pid(), startedMillis(), true);
    }

    private long startedMillis() {
        return handle.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    private boolean isZombie() {
        Path stat = Path.of("/proc", Long.toString(pid()), "stat");
        if (!Files.exists(stat)) {
            return false;
        }
        try {
            String text = Files.readString(stat, StandardCharsets.ISO_8859_1);
            return text.startsWith("Z", text.lastIndexOf(')') + 2) && threads() <= 1;
        } catch (IOException gone) {
            return true;
        }
    }

    private long threads() throws IOException {
        try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(pid()), "task"))) {
            return threads.count();
        }
    }
}
