package ai.agumbe.data.server;

/** Takes the reply to one request. */
public interface Responder {
    void send(Reply reply);

    /** Begins a streamed reply; {@code keepAlive} is sent whenever nothing else was for a while. */
    ReplyStream stream(Reply head, byte[] keepAlive);
}
