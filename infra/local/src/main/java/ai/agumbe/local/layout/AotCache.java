package ai.agumbe.local.layout;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file beside a jar with classes already loaded and linked, and with what an earlier run learned about hot methods.
 *
 * @param jars what it was recorded from, if nothing was built since
 */
public record AotCache(Path path, List<Path> jars) {
    public AotCache {
        jars = List.copyOf(jars);
    }

    static AotCache of(Path jar, Path libraries) {
        File[] found = libraries.toFile().listFiles((folder, name) -> name.endsWith(".jar"));
        List<Path> jars = Stream.concat(
                        Stream.of(jar),
                        Stream.of(found == null ? new File[0] : found).map(File::toPath))
                .toList();
        return new AotCache(Path.of(jar.toString().replaceFirst("\\.jar$", ".aot")), jars);
    }

    /** Whether it is there and nothing was built since. */
    public boolean isGood() {
        return exists() && !isOutdated();
    }

    /** Whether it is there, but something was built since. */
    public boolean isOutdated() {
        return exists() && jars.stream().anyMatch(jar -> changedAt(jar) > changedAt(path));
    }

    private boolean exists() {
        return path.toFile().isFile();
    }

    private static long changedAt(Path file) {
        return file.toFile().lastModified();
    }
}
