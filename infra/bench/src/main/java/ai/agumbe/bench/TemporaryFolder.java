package ai.agumbe.bench;

import ai.agumbe.bench.failure.BenchFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;

/** A folder that is gone when closed. */
final class TemporaryFolder implements AutoCloseable {
    private final Path path;

    TemporaryFolder() {
        try {
            // Passable for all: Postgres may have to run as another user than root below it.
            var passable = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x"));
            path = Files.createTempDirectory("agumbe-bench-", passable);
        } catch (IOException e) {
            throw new BenchFailure("temporary folder: cannot be made", e);
        }
    }

    Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        try (var all = Files.walk(path)) {
            for (var each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
