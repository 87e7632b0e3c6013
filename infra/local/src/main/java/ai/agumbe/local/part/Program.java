package ai.agumbe.local.part;

import ai.agumbe.local.layout.StackFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that runs to its end within ninety seconds. */
final class Program {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final int SHOWN_CHARACTERS = 2_000;

    private final List<String> command;

    Program(List<String> command) {
        this.command = List.copyOf(command);
    }

    /** Whether it exists and ends well. */
    static boolean works(String... command) {
        try {
            return new Program(List.of(command)).exitCode(Path.of("/dev/null"), "") == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    /** Runs it with that input; whatever else than a good end is told with what it printed. */
    void run(String input) {
        try {
            Path output = Files.createTempFile("agumbe-", ".out");
            try {
                int exitCode = exitCode(output, input);
                if (exitCode != 0) {
                    throw new StackFailure(command.getFirst() + ": ended with " + exitCode + "\n" + end(output));
                }
            } finally {
                Files.delete(output);
            }
        } catch (IOException failure) {
            throw new StackFailure(command.getFirst() + ": cannot be run", failure);
        }
    }

    private int exitCode(Path output, String input) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().close();
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw new StackFailure(
                        command.getFirst() + ": did not end (expected: within " + LIMIT.toSeconds() + " s)");
            }
            return process.exitValue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StackFailure(command.getFirst() + ": interrupted");
        } finally {
            process.destroyForcibly();
        }
    }

    private static String end(Path output) throws IOException {
        String text = Files.readString(output, StandardCharsets.ISO_8859_1).strip();
        return text.substring(Math.max(0, text.length() - SHOWN_CHARACTERS));
    }
}
