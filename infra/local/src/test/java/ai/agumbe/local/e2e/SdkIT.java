package ai.agumbe.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** OpenAI's own SDKs, unmodified, told nothing but a base URL and a key. */
@ExtendWith(StackExtension.class)
class SdkIT {
    private static final Path SCRIPTS = Path.of("src/test/sdk").toAbsolutePath();
    private static final Path INSTALLED = Path.of("target/sdk").toAbsolutePath();
    private static final String[] CHECKS = {
        "passed chat",
        "passed stream",
        "passed stream_left_early",
        "passed tools",
        "passed own_members",
        "passed embeddings",
        "passed models",
        "passed typed_errors"
    };

    @Test
    void python(Stack stack) throws IOException {
        Path folder = Files.createDirectories(INSTALLED.resolve("python"));
        Path python = folder.resolve("bin/python");
        if (!Files.exists(python)) {
            installed("python3", "-m", "venv", folder.toString());
        }
        installed(
                python.toString(),
                "-m",
                "pip",
                "install",
                "--quiet",
                "--requirement",
                SCRIPTS.resolve("python/requirements.txt").toString());

        Command calls = Command.run(
                folder,
                variables(stack),
                python.toString(),
                SCRIPTS.resolve("python/calls.py").toString());

        assertThat(calls.exitCode()).as("%s", calls.output()).isZero();
        assertThat(calls.output().lines()).containsExactly(CHECKS);
    }

    @Test
    void node(Stack stack) throws IOException {
        Path folder = Files.createDirectories(INSTALLED.resolve("node"));
        for (String file : new String[] {"package.json", "package-lock.json", "calls.mjs"}) {
            Files.copy(
                    SCRIPTS.resolve("node").resolve(file), folder.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        installed("npm", "ci", "--no-audit", "--no-fund", "--prefix", folder.toString());

        Command calls = Command.run(folder, variables(stack), "node", "calls.mjs");

        assertThat(calls.exitCode()).as("%s", calls.output()).isZero();
        assertThat(calls.output().lines()).containsExactly(CHECKS);
    }

    private static Map<String, String> variables(Stack stack) {
        return Map.of(
                "OPENAI_BASE_URL",
                stack.urls().getFirst() + Node.SURFACE,
                "OPENAI_API_KEY",
                stack.document().apiKey());
    }

    private static void installed(String... words) {
        try {
            Command.succeed(INSTALLED, Map.of(), words);
        } catch (UncheckedIOException missing) {
            throw new AssertionError(
                    words[0] + ": not found (expected: on the PATH; ./agumbe test installs what the tests need)",
                    missing);
        }
    }
}
