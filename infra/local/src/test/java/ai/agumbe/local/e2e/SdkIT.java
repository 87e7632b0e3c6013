package ai.agumbe.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The official SDKs, unmodified, told nothing but a base URL and a key; what they came to is docs/compatibility.md. */
@ExtendWith(StackExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SdkIT {
    private static final Path COMMITTED = Path.of("..", "..", "docs", "compatibility.md");
    private static final Path MADE = Path.of("target", "compatibility.md");

    private final List<SdkResult> results = new ArrayList<>();

    @BeforeAll
    void runAllAtOnce(Stack stack) throws Exception {
        SdkGround ground = new SdkGround(stack);
        Files.createDirectories(SdkInstallation.FOLDER);
        try (ExecutorService together = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Void> python = together.submit(installed(SdkInstallation::python));
            Future<Void> node = together.submit(installed(SdkInstallation::node));
            ground.prepare(SdkProgram.ALL);
            List<Future<SdkResult>> running = new ArrayList<>();
            for (SdkProgram program : SdkProgram.ALL) {
                running.add(together.submit(() -> {
                    switch (program.language()) {
                        case PYTHON -> python.get();
                        case NODE -> node.get();
                        case JAVA -> {}
                    }
                    return run(program, ground);
                }));
            }
            for (Future<SdkResult> each : running) {
                results.add(each.get());
            }
        }
    }

    Stream<SdkResult> results() {
        return results.stream();
    }

    @ParameterizedTest
    @MethodSource("results")
    void everyCheckHasARowAndHolds(SdkResult result) {
        assertThat(result.cells()).extracting(SdkCell::feature).isSubsetOf(SdkFeatures.names());
        assertThat(result.complaints()).isEmpty();
    }

    @Test
    void thePageSaysWhatTheRunSaw() throws IOException {
        String made = new CompatibilityPage(results).text();
        Files.writeString(MADE, made);

        assertThat(Files.readString(COMMITTED))
                .as("docs/compatibility.md (expected: as this run made it, infra/local/%s)", MADE)
                .isEqualTo(made);
    }

    private static SdkResult run(SdkProgram program, SdkGround ground) throws IOException {
        Command ended = Command.run(
                program.language() == SdkProgram.Language.NODE ? SdkInstallation.NODE : SdkInstallation.FOLDER,
                ground.variables(program),
                program.words());
        assertThat(ended.exitCode()).as("%s: %s", program, ended.output()).isZero();
        List<SdkCell> cells = ended.output()
                .lines()
                .filter(SdkCell::isOne)
                .map(SdkCell::read)
                .map(cell -> new SdkCell(cell.feature(), cell.provider(), ground.judged(program, cell)))
                .toList();
        return new SdkResult(program, cells);
    }

    /** Something to be installed. */
    @FunctionalInterface
    private interface Installation {
        void install() throws IOException;
    }

    private static Callable<Void> installed(Installation installation) {
        return () -> {
            installation.install();
            return null;
        };
    }
}
