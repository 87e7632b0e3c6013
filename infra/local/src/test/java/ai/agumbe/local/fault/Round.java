package ai.agumbe.local.fault;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.local.e2e.Books.Seen;
import ai.agumbe.local.e2e.Ledger.Booked;
import ai.agumbe.local.e2e.Traffic;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * One fault under traffic: calls run on both nodes, something breaks at a moment that the seed picks, stays broken for
 * as long as the seed says and is mended; then what callers saw, the provider's books and ours are held together.
 */
record Round(FaultGround ground, Fault fault, long seed) {
    private static final int SOME = 20;
    private static final Duration MOST_BEFORE = Duration.ofSeconds(1);

    /** How long after the mending began everything was made up for: calls answered, journals empty, all counted. */
    Duration run() throws IOException, InterruptedException {
        Random random = new Random(seed);
        Scene scene = Scene.set(ground, random);
        Harm harm = fault.harm().get();
        try (Traffic traffic = scene.traffic().begin()) {
            for (int node = 0; node < scene.nodes().size(); node++) {
                traffic.awaitWhole(node, SOME);
            }
            pause(Duration.ofNanos(random.nextLong(MOST_BEFORE.toNanos())));
            long mending = breakAndMend(harm, scene, fault.lasting().pick(random));
            for (int node = 0; node < scene.nodes().size(); node++) {
                traffic.awaitWhole(node, SOME);
            }
            List<Seen> seen = traffic.end();
            List<Booked> booked =
                    scene.settlement().agreesWith(seen, fault.promise().tolerated());
            Duration recovery = Duration.ofNanos(System.nanoTime() - mending);
            fault.promise().judge(seen, booked);
            harm.afterwards(scene);
            return recovery;
        }
    }

    /** When the mending began. */
    private static long breakAndMend(Harm harm, Scene scene, Duration lasting)
            throws IOException, InterruptedException {
        long mending;
        try {
            harm.strike(scene);
            long end = System.nanoTime() + lasting.toNanos();
            harm.meanwhile(scene);
            pause(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
        } finally {
            mending = System.nanoTime();
            harm.mend(scene);
        }
        return mending;
    }

    private static void pause(Duration length) {
        long end = System.nanoTime() + length.toNanos();
        for (long left = length.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(Math.min(left, TimeUnit.SECONDS.toNanos(1)));
        }
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
}
