package ai.agumbe.local.fault;

import ai.agumbe.local.e2e.Twin;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Consumers come and go while they have much to do: a second one joins and leaves, in order or by {@code kill -9}, or
 * takes over from the first, which is stopped for longer than its session and goes on as if nothing had been.
 */
final class Rebalanced implements Harm {
    private static final String CONSUMER = "usage-consumer";
    private static final int TURNS = 3;
    private static final long LONGER_THAN_A_SESSION = TimeUnit.SECONDS.toNanos(10);
    private static final int BATCH = 2_000;
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @Override
    public void strike(Scene scene) throws IOException, InterruptedException {
        for (int turn = 0; turn < TURNS; turn++) {
            try (Twin twin = Twin.start(scene.parts(), CONSUMER, scene.ground().scratch())) {
                twin.awaitReady();
                keepBusy(scene);
                if (scene.random().nextBoolean()) {
                    outsleepTheSession(scene);
                    keepBusy(scene);
                }
                LockSupport.parkNanos(scene.random().nextLong(TimeUnit.SECONDS.toNanos(1)));
                if (scene.random().nextBoolean()) {
                    twin.terminate();
                    boolean _ = twin.endsWithin(PATIENCE);
                }
            }
        }
    }

    @Override
    public void mend(Scene scene) {
        scene.parts().signal(CONSUMER, "CONT");
    }

    private static void outsleepTheSession(Scene scene) {
        scene.parts().signal(CONSUMER, "STOP");
        try {
            long end = System.nanoTime() + LONGER_THAN_A_SESSION;
            for (long left = LONGER_THAN_A_SESSION; left > 0; left = end - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
        } finally {
            scene.parts().signal(CONSUMER, "CONT");
        }
    }

    /** Batches are large only when there is a backlog. */
    private static void keepBusy(Scene scene) {
        Topics topics = new Topics(scene.ground().stack().document().kafka());
        List<ConsumerRecord<byte[], byte[]>> events =
                topics.eventsOf(scene.tenant().id());
        topics.deliverAgain(events, 1 + BATCH / events.size(), scene.random());
    }
}
