package ai.agumbe.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import ai.agumbe.local.e2e.Books.Seen;
import ai.agumbe.local.e2e.SoakWatch.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Half an hour of steady mixed load ({@code -Dagumbe.soak=PT1M} for another time): the nodes' memory is flat, nothing
 * is left over, and the books agree.
 */
@Tag("long")
@ExtendWith(StackExtension.class)
class SoakIT {
    private static final Duration LENGTH = Duration.parse(System.getProperty("agumbe.soak", "PT30M"));
    /** Until then the heap is still being touched for the first time. */
    private static final double WARM_AFTER = 1.0 / 3;

    /** A shorter trial ends while code is still being compiled and the heap touched; its memory is only told. */
    private static final Duration LONG_ENOUGH_FOR_MEMORY = Duration.ofMinutes(15);

    private static final double MOST_MEGABYTES_MORE = 16;
    private static final double MOST_THREADS_MORE = 2;
    private static final double MOST_DESCRIPTORS_MORE = 8;
    private static final int LOOKS = 300;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path LOG = Path.of("target", "soak.txt");

    @Test
    void memoryIsFlatAndNothingIsLeftOver(Stack stack) throws IOException, InterruptedException {
        assumeThat(Path.of("/proc/self/status")).exists();
        SoakScene scene = SoakScene.set(stack);
        List<SoakWatch> watches = new ArrayList<>();
        for (int node = 0; node < stack.urls().size(); node++) {
            watches.add(new SoakWatch(stack.urls().get(node), stack.parts().pid("data-plane-" + (node + 1))));
        }

        try (SoakLoad load = new SoakLoad(
                scene, stack.simulator(), stack.nodes(scene.tenant().key()))) {
            load.begin();
            watch(watches);
            List<Seen> seen = load.end();

            tell(watches, seen.size());
            assertThat(load.surprises()).isEmpty();
            assertThat(watches).allSatisfy(SoakIT::isFlat);
            assertThat(watches).allSatisfy(SoakIT::keepsNothing);
            new Settlement(stack, scene.tenant(), scene.upstreamModels()).agreesWith(seen);
        }
    }

    private static void watch(List<SoakWatch> watches) throws IOException {
        long began = System.nanoTime();
        long pause = LENGTH.dividedBy(LOOKS).toNanos();
        for (int look = 1; look <= LOOKS; look++) {
            while (System.nanoTime() - began < look * pause) {
                LockSupport.parkNanos(began + look * pause - System.nanoTime());
            }
            for (SoakWatch watch : watches) {
                watch.look((System.nanoTime() - began) / 1e9);
            }
        }
    }

    private static void isFlat(SoakWatch watch) {
        if (LENGTH.compareTo(LONG_ENOUGH_FOR_MEMORY) >= 0) {
            assertThat(growth(watch, Sample::residentMegabytes))
                    .as("megabytes of growth after the first third%n%s", watch.told())
                    .isLessThan(MOST_MEGABYTES_MORE);
        }
        assertThat(growth(watch, Sample::threads))
                .as("threads%n%s", watch.told())
                .isLessThan(MOST_THREADS_MORE);
        assertThat(growth(watch, Sample::descriptors))
                .as("open files and sockets%n%s", watch.told())
                .isLessThan(MOST_DESCRIPTORS_MORE);
    }

    private static double growth(SoakWatch watch, ToDoubleFunction<Sample> what) {
        return watch.growth(LENGTH.toSeconds() * WARM_AFTER, what);
    }

    /** Once callers are gone, so is all that was held for them. */
    private static void keepsNothing(SoakWatch watch) {
        // The question for it is one itself.
        Eventually.within(PATIENCE, watch::running, running -> running <= 1);
        assertThat(watch.bodies()).as("bytes of bodies").isZero();
    }

    private static void tell(List<SoakWatch> watches, int calls) throws IOException {
        StringBuilder told = new StringBuilder("%d calls in %d s%n".formatted(calls, LENGTH.toSeconds()));
        for (SoakWatch watch : watches) {
            told.append(String.format(
                    Locale.ROOT, "growth after the first third: %.1f MB%n", growth(watch, Sample::residentMegabytes)));
            told.append(watch.told());
        }
        Files.writeString(LOG, told);
        System.out.print(told);
    }
}
