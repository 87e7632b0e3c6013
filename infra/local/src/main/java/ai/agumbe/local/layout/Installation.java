package ai.agumbe.local.layout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The project's own folder with what was built in it.
 *
 * @param home the folder that holds the script
 */
public record Installation(Path home) {
    public Installation {
        home = home.toAbsolutePath().normalize();
    }

    /** The project around the folder, for callers that were not told where it is. */
    public static Installation around(Path folder) {
        for (Path at = folder.toAbsolutePath().normalize(); at != null; at = at.getParent()) {
            if (Files.isRegularFile(at.resolve("agumbe")) && Files.isDirectory(at.resolve("infra/local"))) {
                return new Installation(at);
            }
        }
        throw new StackFailure("project: not found around " + folder + " (expected: a folder with the script agumbe)");
    }

    /** {@code jar:lib/*} of a built module. */
    public String classPath(String module) {
        return jar(module) + ":" + target(module).resolve("lib") + "/*";
    }

    /** What the build recorded for a faster start of a built module, if it did. */
    public AotCache aotCache(String module) {
        return AotCache.of(jar(module), target(module).resolve("lib"));
    }

    /** The broker's class path: its own jars, then ours, where its logging is set up. */
    public String brokerClassPath() {
        return local().resolve("kafka") + "/*:" + classPath("infra/local");
    }

    /** Where the programs inside archives are unpacked; below target, so that a clean build starts afresh. */
    public Path programs() {
        return local().resolve("bin");
    }

    /** The copy of {@code stack.json} that scripts read. */
    public Path publishedStackFile() {
        return home.resolve("target/local/stack.json");
    }

    private Path target(String module) {
        return home.resolve(module).resolve("target");
    }

    private Path jar(String module) {
        String artifact = home.resolve(module).getFileName().toString();
        return newestJar(target(module), artifact)
                .orElseThrow(() -> new StackFailure(module + ": is not built (expected: " + artifact + "-….jar in "
                        + target(module) + "; ./agumbe up builds it)"));
    }

    private Path local() {
        return home.resolve("infra/local/target");
    }

    private static Optional<Path> newestJar(Path target, String artifact) {
        if (!Files.isDirectory(target)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.getFileName().toString().matches(artifact + "-[0-9.]+\\.jar"))
                    .max(Comparator.comparingLong(file -> file.toFile().lastModified()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
