package ai.agumbe.local.e2e;

import ai.agumbe.local.layout.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * A project folder that holds the script and what was built, but no sources: the script has nothing to build there, and
 * a stack that a developer runs in the real one is left alone.
 */
final class BuiltHome {
    private static final List<String> MODULES = List.of(
            "shared-model",
            "infra/simulator",
            "usage-consumer",
            "control-plane",
            "data-plane",
            "infra/bench",
            "infra/local");

    private BuiltHome() {}

    static void make(Path home) throws IOException {
        Path project = Installation.around(Path.of("")).home();
        Files.createDirectories(home);
        Files.copy(
                project.resolve("agumbe"),
                home.resolve("agumbe"),
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.COPY_ATTRIBUTES);
        for (String module : MODULES) {
            Path built = project.resolve(module).resolve("target");
            Path target = Files.createDirectories(home.resolve(module).resolve("target"));
            Files.createDirectories(project.resolve("infra/local/target/bin"));
            try (Stream<Path> files = Files.list(built)) {
                for (Path file : files.filter(BuiltHome::isNeeded).toList()) {
                    link(target.resolve(file.getFileName()), file);
                }
            }
            Files.writeString(target.resolve(".agumbe-built"), "");
        }
    }

    private static boolean isNeeded(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".jar") || name.equals("lib") || name.equals("kafka") || name.equals("bin");
    }

    private static void link(Path link, Path file) throws IOException {
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, file);
    }
}
