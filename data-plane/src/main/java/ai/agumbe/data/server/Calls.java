package ai.agumbe.data.server;

/** Answers requests; each runs on a virtual thread of its own and must reply exactly once, whole or as a stream. */
public interface Calls {
    void answer(InboundRequest request, Responder responder);

    /** What to say to bytes that are not HTTP. */
    Reply malformed(String problem);
}
