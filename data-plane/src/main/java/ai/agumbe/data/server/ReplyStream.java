package ai.agumbe.data.server;

/** A reply that is sent piece by piece; used by one thread. */
public interface ReplyStream {
    /** Sends a piece at once, waiting while the caller reads too slowly; false when the caller is gone. */
    boolean write(byte[] piece);

    /** Sends the last piece and ends the reply. */
    void end(byte[] lastPiece);

    /** Ends the connection without ending the reply, so that the caller sees it was cut. */
    void abort();
}
