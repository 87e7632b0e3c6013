package ai.agumbe.data.repeat;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The leases of this node's running calls; one thread renews them all. */
final class Leases implements AutoCloseable {
    private static final int RENEWALS_PER_LEASE = 4;

    private final Entries entries;
    private final Seal seal;
    private final Set<Lease> running = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService renewal = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("leases").factory());

    Leases(Entries entries, Seal seal, Duration lease) {
        this.entries = entries;
        this.seal = seal;
        long pause = Math.max(1, lease.toMillis() / RENEWALS_PER_LEASE);
        renewal.scheduleWithFixedDelay(() -> running.forEach(Lease::renew), pause, pause, TimeUnit.MILLISECONDS);
    }

    Lease hold(RepeatKey key, String owner) {
        Lease lease = new Lease(key, owner, this);
        running.add(lease);
        return lease;
    }

    void ended(Lease lease) {
        running.remove(lease);
    }

    Entries entries() {
        return entries;
    }

    Seal seal() {
        return seal;
    }

    @Override
    public void close() {
        renewal.shutdownNow();
    }
}
