package ai.agumbe.local.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Holds system calls of a running part and answers some of them itself, until it is closed. */
record Strace(Process process) implements AutoCloseable {
    private static final long ATTACHED = TimeUnit.SECONDS.toMillis(20);

    static Optional<String> missing() {
        return Shell.works("strace", "-o", "/dev/null", "true")
                ? Optional.empty()
                : Optional.of("strace does not work here (expected: installed and allowed to trace)");
    }

    /** @param injection as strace spells it, such as {@code fsync:error=EIO} */
    static Strace on(Scene scene, String part, String injection) throws IOException, InterruptedException {
        long pid = scene.parts().pid(part);
        String calls = injection.substring(0, injection.indexOf(':'));
        List<String> command = new ArrayList<>(List.of("strace", "-f", "-o", "/dev/null"));
        command.addAll(List.of("-e", "trace=" + calls, "-e", "inject=" + injection));
        command.addAll(List.of("-p", Long.toString(pid)));
        ProcessHandle.of(pid)
                .ifPresent(handle -> handle.descendants()
                        .forEach(child -> command.addAll(List.of("-p", Long.toString(child.pid())))));
        Path log = scene.ground().scratch().resolve("strace.log");
        Files.createDirectories(log.getParent());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        Strace strace = new Strace(process);
        strace.awaitAttached(log);
        return strace;
    }

    private void awaitAttached(Path log) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(ATTACHED);
        while (!Files.readString(log).contains("attached")) {
            if (process.waitFor(20, TimeUnit.MILLISECONDS) || System.nanoTime() > end) {
                throw new IOException("strace: " + Files.readString(log));
            }
        }
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        try {
            boolean _ = process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }
}
