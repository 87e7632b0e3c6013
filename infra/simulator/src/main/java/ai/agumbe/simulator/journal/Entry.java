package ai.agumbe.simulator.journal;

import ai.agumbe.simulator.script.Usage;

/** A call's line in the journal, kept up to date while the call lasts. */
public final class Entry {
    private final Object lock;
    private final Segment segment;
    private final int at;

    Entry(Object lock, Segment segment, int at) {
        this.lock = lock;
        this.segment = segment;
        this.at = at;
    }

    public long seq() {
        return segment.seq(at);
    }

    /** Completion tokens handed to the connection so far. */
    public void sold(int completionTokens) {
        synchronized (lock) {
            segment.sold(at, completionTokens);
        }
    }

    public void reported(Usage usage) {
        synchronized (lock) {
            segment.reported(at, usage);
        }
    }

    public void finished() {
        synchronized (lock) {
            segment.finished(at);
        }
    }

    /** The caller went away; takes back {@link #finished()}. */
    public void left() {
        synchronized (lock) {
            segment.left(at);
        }
    }
}
