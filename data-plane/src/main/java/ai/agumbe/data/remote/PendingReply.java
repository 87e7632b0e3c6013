package ai.agumbe.data.remote;

/** What a detector is going to say to one request. Used by one thread. */
interface PendingReply extends AutoCloseable {
    Heard await();

    /** Nobody waits for it any more. */
    @Override
    void close();
}
