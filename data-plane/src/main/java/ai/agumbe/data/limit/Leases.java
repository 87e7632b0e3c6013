package ai.agumbe.data.limit;

import ai.agumbe.data.spend.Amount;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The leases of this node's running calls; one thread renews them all. */
final class Leases implements AutoCloseable {
    private static final int RENEWALS_PER_LEASE = 4;

    private final Set<Lease> running = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService renewal = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("limit-leases").factory());

    Leases() {
        long pause = SharedLimits.LEASE.toMillis() / RENEWALS_PER_LEASE;
        renewal.scheduleWithFixedDelay(this::renew, pause, pause, TimeUnit.MILLISECONDS);
    }

    void renew() {
        running.forEach(Lease::renew);
    }

    int count() {
        return running.size();
    }

    Holding renewed(Holding held) {
        Lease lease = new Lease(held, this);
        running.add(lease);
        return lease;
    }

    @Override
    public void close() {
        renewal.shutdownNow();
    }

    /** What a call of this node holds as long as its thread lives. */
    static final class Lease implements Holding {
        private final Holding held;
        private final Leases leases;
        private final Thread call = Thread.currentThread();
        private boolean over;

        private Lease(Holding held, Leases leases) {
            this.held = held;
            this.leases = leases;
        }

        /** Once it is said that the call ended, nobody may say that it runs. */
        @Override
        public synchronized void settle(Amount sold, Instant endedAt) {
            if (!over) {
                over = true;
                leases.running.remove(this);
                held.settle(sold, endedAt);
            }
        }

        @Override
        public synchronized void renew() {
            if (over) {
                return;
            }
            if (call.isAlive()) {
                held.renew();
            } else {
                settle(Amount.NONE, Instant.EPOCH);
            }
        }
    }
}
