package ai.agumbe.bench;

import ai.agumbe.bench.failure.BenchFailure;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where the project lies that this program belongs to. */
final class Places {
    private static final String SCRIPT = "agumbe";

    private Places() {}

    static Path script() {
        return root().resolve(SCRIPT);
    }

    static Path results() {
        return root().resolve("target/bench");
    }

    private static Path root() {
        for (Path folder = ownJar(); folder != null; folder = parent(folder)) {
            if (Files.isRegularFile(folder.resolve("pom.xml")) && Files.isDirectory(folder.resolve("infra"))) {
                return folder;
            }
        }
        throw new BenchFailure(ownJar() + ": not inside the project (expected: started by ./agumbe bench)");
    }

    private static Path ownJar() {
        try {
            return Path.of(Places.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toAbsolutePath();
        } catch (URISyntaxException e) {
            throw new BenchFailure("bench: its own place is unknown", e);
        }
    }

    private static @Nullable Path parent(Path folder) {
        return folder.getParent();
    }
}
