package ai.agumbe.data.config;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What the node says of its config; written by the feed, read by readiness and by the reporter. */
public final class ConfigStatus {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile ConfigState state = new ConfigState.Waiting("config is being read");
    private volatile @Nullable Refusal refusal;
    private volatile @Nullable Instant heardAt;
    private long changes;

    ConfigStatus() {}

    /** A version that could not be put in force, and why. */
    public record Refusal(long version, String reason) {}

    public ConfigState state() {
        return state;
    }

    /** The newest refusal, if nothing newer was applied. */
    public Optional<Refusal> refusal() {
        return Optional.ofNullable(refusal);
    }

    /** The newest version in force; 0 when there is none. */
    public long appliedVersion() {
        return versionOf(state);
    }

    private static long versionOf(ConfigState state) {
        return switch (state) {
            case ConfigState.Waiting(String _) -> 0;
            case ConfigState.Current(long version) -> version;
            case ConfigState.Stale(long version, var _) -> version;
        };
    }

    /** When Kafka was last heard; empty while it never was. */
    public Optional<Instant> heardAt() {
        return Optional.ofNullable(heardAt);
    }

    void heard(Instant at) {
        heardAt = at;
    }

    void is(ConfigState next) {
        if (state.equals(next)) {
            return;
        }
        boolean newer = appliedVersion() < versionOf(next);
        state = next;
        Refusal last = refusal;
        if (newer && last != null && versionOf(next) >= last.version()) {
            refusal = null;
        }
        signal();
    }

    void refused(Refusal next) {
        refusal = next;
        signal();
    }

    /** Waits until something changed since {@code seen}, but not longer; answers what to pass next time. */
    long awaitChange(long seen, long millis) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(millis);
            while (changes == seen && left > 0) {
                left = changed.awaitNanos(left);
            }
            return changes;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until a config is in force, but not longer. */
    public void awaitConfig(Duration limit) throws InterruptedException {
        lock.lock();
        try {
            long left = limit.toNanos();
            while (state instanceof ConfigState.Waiting && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private void signal() {
        lock.lock();
        try {
            changes++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
