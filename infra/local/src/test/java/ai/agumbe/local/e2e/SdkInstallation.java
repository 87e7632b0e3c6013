package ai.agumbe.local.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.stream.Stream;

/** The SDKs as their makers publish them, of pinned versions, below target. */
final class SdkInstallation {
    static final Path FOLDER = Path.of("target", "sdk").toAbsolutePath();
    static final String PYTHON = FOLDER.resolve("python/bin/python").toString();
    static final Path NODE = FOLDER.resolve("node");

    private SdkInstallation() {}

    static void python() throws IOException {
        Path folder = Files.createDirectories(FOLDER.resolve("python"));
        if (!Files.exists(Path.of(PYTHON))) {
            installed("python3", "-m", "venv", folder.toString());
        }
        String pins = SdkProgram.SOURCES.resolve("python/requirements.txt").toString();
        installed(PYTHON, "-m", "pip", "install", "--quiet", "--no-compile", "--requirement", pins);
    }

    static void node() throws IOException {
        Files.createDirectories(NODE);
        try (Stream<Path> files = Files.list(SdkProgram.SOURCES.resolve("node"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, NODE.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        installed("npm", "ci", "--no-audit", "--no-fund", "--prefix", NODE.toString());
    }

    private static void installed(String... words) {
        try {
            Command.succeed(FOLDER, Map.of(), words);
        } catch (UncheckedIOException missing) {
            throw new AssertionError(
                    words[0] + ": not found (expected: on the PATH; ./agumbe test installs what the tests need)",
                    missing);
        }
    }
}
