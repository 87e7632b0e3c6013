package ai.agumbe.local.fault;

import ai.agumbe.local.layout.StackFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs faults round by round, says what became of each, and goes on with a fresh system after one that failed. */
final class FaultRun implements AutoCloseable {
    private final Path folder;
    private final Consumer<String> out;
    private final List<String> failures = new ArrayList<>();
    private @Nullable FaultGround ground;

    /** @param folder for the system's data; that of failed rounds is kept beside it */
    FaultRun(Path folder, Consumer<String> out) {
        this.folder = folder;
        this.out = out;
    }

    /** Lines of the rounds that failed. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    /** That many rounds, with the seed and those that follow it. */
    void run(Fault fault, int rounds, long seed) throws InterruptedException {
        Optional<String> impossible = fault.harm().get().impossible(ground());
        if (impossible.isPresent()) {
            out.accept(fault + ": left out, " + impossible.get());
            return;
        }
        for (int round = 0; round < rounds; round++) {
            run(fault, seed + round);
        }
    }

    private void run(Fault fault, long seed) throws InterruptedException {
        String name = String.format(Locale.ROOT, "%s --seed %d", fault, seed);
        out.accept(name);
        try {
            Duration recovery = new Round(ground(), fault, seed).run();
            out.accept(String.format(Locale.ROOT, "  kept its promise, recovered in %.1f s", seconds(recovery)));
        } catch (IOException | AssertionError | RuntimeException broken) {
            failures.add(name + ": " + broken);
            out.accept("  FAILED: " + broken);
            startOver(fault, seed);
        }
    }

    private FaultGround ground() {
        FaultGround open = ground;
        if (open == null) {
            open = FaultGround.start(folder);
            ground = open;
        }
        return open;
    }

    /** What a failed round leaves is nothing to go on with, but something to look at. */
    private void startOver(Fault fault, long seed) {
        close();
        Path kept = folder.resolveSibling("failed-" + fault + "-" + seed);
        try {
            Files.move(folder, kept, StandardCopyOption.ATOMIC_MOVE);
            out.accept("  its data and logs are in " + kept);
        } catch (IOException unmovable) {
            throw new StackFailure(folder + ": cannot be kept", unmovable);
        }
    }

    private static double seconds(Duration length) {
        return length.toMillis() / 1000.0;
    }

    @Override
    public void close() {
        FaultGround open = ground;
        ground = null;
        if (open != null) {
            open.close();
        }
    }
}
