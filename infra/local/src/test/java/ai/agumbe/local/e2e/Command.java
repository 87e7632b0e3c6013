package ai.agumbe.local.e2e;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program that ran to its end: its exit code and all that it said. */
record Command(int exitCode, String output) {
    private static final long PATIENCE_SECONDS = 180;

    static Command run(Path folder, Map<String, String> environment, String... words) {
        try {
            File output = Files.createTempFile("agumbe-command", ".out").toFile();
            ProcessBuilder program = new ProcessBuilder(List.of(words))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    // Not a pipe: what a program leaves running in the background would keep it open.
                    .redirectOutput(output);
            program.environment().putAll(environment);
            Process process = program.start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(
                        String.join(" ", words) + ": does not end, said " + Files.readString(output.toPath()));
            }
            Command ended = new Command(process.exitValue(), Files.readString(output.toPath()));
            Files.delete(output.toPath());
            return ended;
        } catch (IOException failure) {
            throw new UncheckedIOException(words[0] + ": cannot be run", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }

    /** As {@link #run}, for a program that must succeed. */
    static Command succeed(Path folder, Map<String, String> environment, String... words) {
        Command ended = run(folder, environment, words);
        if (ended.exitCode() != 0) {
            throw new AssertionError(
                    String.join(" ", words) + ": exit code " + ended.exitCode() + "\n" + ended.output());
        }
        return ended;
    }
}
