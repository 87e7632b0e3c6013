package ai.agumbe.data.event;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/**
 * Gives the partitions of a topic their turns: each takes what comes for a while, so that batches are few and full. Which
 * partition an event is in means nothing to anybody; were it drawn for each, a batch would hold a handful of events.
 */
final class Turns {
    private static final int MAX_EVENTS = 512;
    private static final long MAX_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private int partitions;
    private int partition;
    private int events;
    private long begunNanos = System.nanoTime();

    /** @param count asked once; a partition that is added later is found by the next sink */
    int next(IntSupplier count) {
        if (partitions == 0) {
            partitions = count.getAsInt();
            partition = ThreadLocalRandom.current().nextInt(partitions);
        }
        long now = System.nanoTime();
        if (events == MAX_EVENTS || now - begunNanos > MAX_NANOS) {
            partition = (partition + 1) % partitions;
            events = 0;
            begunNanos = now;
        }
        events++;
        return partition;
    }
}
