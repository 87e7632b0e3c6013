package ai.agumbe.bench.stack;

import ai.agumbe.bench.failure.BenchFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A system started for one run and stopped after it, by the script that everybody uses. */
public final class OwnStack implements AutoCloseable {
    private static final int START_LIMIT_MINUTES = 10;
    private static final int STOP_LIMIT_MINUTES = 1;
    private static final int SHOWN_LINES = 15;

    private final Path script;
    private final Path directory;

    private OwnStack(Path script, Path directory) {
        this.script = script;
        this.directory = directory;
    }

    /** Starts everything below {@code directory}, on ports from {@code portBase}. */
    public static OwnStack start(Path script, Path directory, int portBase) {
        var stack = new OwnStack(script, directory);
        try {
            stack.run(
                    START_LIMIT_MINUTES,
                    List.of("up", "--detach", "--data", stack.data().toString(), "--port-base", "" + portBase));
        } catch (BenchFailure e) {
            stack.stopAfter(e);
            throw e;
        }
        return stack;
    }

    public StackFile file() {
        return StackFile.read(data().resolve("stack.json"));
    }

    /** Stops one part in an orderly way. */
    public void stop(String part) {
        run(STOP_LIMIT_MINUTES, List.of("stop", part, "--data", data().toString()));
    }

    /** Starts one part again and waits until it is ready. */
    public void start(String part) {
        run(STOP_LIMIT_MINUTES, List.of("start", part, "--data", data().toString()));
    }

    /** Makes a stopped data plane forget its config. */
    void deleteConfigCopy(String dataPlane) {
        var copy = data().resolve(dataPlane).resolve("config");
        try (var files = Files.walk(copy)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new BenchFailure(copy + ": cannot be deleted", e);
        }
    }

    /** For the next start of Postgres; its user in stack.json may not say so by SQL. */
    public void setPostgres(String line) {
        var settings = data().resolve("postgres/data/postgresql.auto.conf");
        try {
            Files.writeString(settings, line + "\n", StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new BenchFailure(settings + ": cannot be written", e);
        }
    }

    @Override
    public void close() {
        run(STOP_LIMIT_MINUTES, List.of("down", "--data", data().toString()));
    }

    /** What had started already is stopped; why it did not start stays the message. */
    private void stopAfter(BenchFailure failure) {
        try {
            close();
        } catch (BenchFailure e) {
            failure.addSuppressed(e);
        }
    }

    private Path data() {
        return directory.resolve("stack");
    }

    private void run(int limitMinutes, List<String> words) {
        var command = new ArrayList<>(List.of(script.toString()));
        command.addAll(words);
        var log = directory.resolve(words.getFirst() + ".log");
        try {
            var process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!process.waitFor(limitMinutes, TimeUnit.MINUTES)) {
                process.destroy();
                throw new BenchFailure(words.getFirst() + ": not done within " + limitMinutes + " minutes" + tail(log));
            }
            if (process.exitValue() != 0) {
                throw new BenchFailure(words.getFirst() + ": exit code " + process.exitValue() + tail(log));
            }
        } catch (IOException e) {
            throw new BenchFailure(script + ": cannot be run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure(words.getFirst() + ": interrupted");
        }
    }

    private static String tail(Path log) throws IOException {
        var lines = Files.readAllLines(log);
        return ", its last lines:\n"
                + String.join("\n", lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size()));
    }
}
