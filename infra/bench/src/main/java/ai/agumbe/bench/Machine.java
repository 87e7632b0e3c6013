package ai.agumbe.bench;

import ai.agumbe.bench.failure.BenchFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The machine that a table was made on, in a line. */
final class Machine {
    private Machine() {}

    static String described() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            var model = lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
            return "%d cores (%s), Linux %s, Java %s"
                    .formatted(
                            Runtime.getRuntime().availableProcessors(),
                            model,
                            System.getProperty("os.version"),
                            Runtime.version());
        } catch (IOException e) {
            throw new BenchFailure("/proc/cpuinfo: cannot be read (expected: Linux)", e);
        }
    }
}
