package ai.agumbe.data.event;

/** How many ended exchanges Kafka does not have yet, and since when the oldest of them waits. */
final class Backlog {
    private long unsent;
    private long oldestAt;

    synchronized void added(long appendedAt) {
        if (unsent++ == 0) {
            oldestAt = appendedAt;
        }
    }

    /** Records are kept in order of time: what is left is not older than the last one sent. */
    synchronized void sent(long lastAppendedAt) {
        unsent = Math.max(0, unsent - 1);
        oldestAt = Math.max(oldestAt, lastAppendedAt);
    }

    synchronized void clear() {
        unsent = 0;
    }

    synchronized long unsent() {
        return unsent;
    }

    /** What was appended before has been sent; {@code now} when all has. */
    synchronized long allSentBefore(long now) {
        return unsent == 0 ? now : Math.min(now, oldestAt);
    }

    synchronized long oldestAgeMillis(long now) {
        return unsent == 0 ? 0 : Math.max(0, now - oldestAt);
    }
}
