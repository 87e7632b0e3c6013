package ai.agumbe.data.server;

/** Answers requests; each runs on a virtual thread of its own and must reply exactly once, whole or as a stream. */
public interface Calls {
    void answer(InboundRequest request, Responder responder);

    /**
     * What to say to bytes that are not HTTP.
     *
     * @param path what they ask for, as far as it can be told; else empty
     */
    Reply malformed(String problem, String path);

    /** What to say to a request for which there is no room; its body is not read. */
    Reply overloaded(InboundRequest request);

    /** Whether a request is answered even then, because it asks how this node is. */
    default boolean isVital(InboundRequest request) {
        return false;
    }
}
