package ai.agumbe.data.server;

import java.util.concurrent.atomic.AtomicLong;

/** How large one body may be, and how many bytes of all bodies together may be in flight. */
public final class BodyLimits {
    private final long maxBodyBytes;
    private final long maxInFlightBytes;
    private final AtomicLong inFlightBytes = new AtomicLong();

    public BodyLimits(long maxBodyBytes, long maxInFlightBytes) {
        this.maxBodyBytes = maxBodyBytes;
        this.maxInFlightBytes = maxInFlightBytes;
    }

    long maxBodyBytes() {
        return maxBodyBytes;
    }

    /** Takes room for that many bytes; false when there is none. */
    boolean take(long bytes) {
        if (inFlightBytes.addAndGet(bytes) <= maxInFlightBytes) {
            return true;
        }
        inFlightBytes.addAndGet(-bytes);
        return false;
    }

    void giveBack(long bytes) {
        inFlightBytes.addAndGet(-bytes);
    }

    public long inFlightBytes() {
        return inFlightBytes.get();
    }
}
