package ai.agumbe.data.repeat;

/** A key that this call holds in Redis; renewed until it is said what became of the call. */
final class Lease {
    private final RepeatKey key;
    private final String owner;
    private final Leases leases;
    private final Thread call = Thread.currentThread();
    private volatile boolean over;

    Lease(RepeatKey key, String owner, Leases leases) {
        this.key = key;
        this.owner = owner;
        this.leases = leases;
    }

    void keep(KeptAnswer answer) {
        if (end()) {
            leases.entries().keep(key, owner, leases.seal().sealed(answer, key));
        }
    }

    void mark() {
        if (end()) {
            leases.entries().mark(key, owner);
        }
    }

    void release() {
        if (end()) {
            leases.entries().release(key, owner);
        }
    }

    /** A call that ended without a word, because of a bug, holds its key no longer. */
    void renew() {
        if (call.isAlive()) {
            leases.entries().renew(key, owner);
        } else {
            release();
        }
    }

    /** False when it was said before. */
    private boolean end() {
        boolean first = !over;
        over = true;
        leases.ended(this);
        return first;
    }
}
