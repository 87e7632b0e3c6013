package ai.agumbe.data.provider;

import ai.agumbe.data.chat.Completion;
import ai.agumbe.data.chat.Failure;
import ai.agumbe.data.upstream.OutboundRequest;

/** How one provider is written to and read. */
public interface Dialect {
    /**
     * The request, credential included. May wait for what it takes to write one.
     *
     * @throws NotAskedException when there is none: the prompt holds what this provider has no words for, or the credential
     *     opens nothing
     */
    OutboundRequest request(ProviderCall call);

    /**
     * A whole answer, in OpenAI's shape.
     *
     * @throws ai.agumbe.data.json.MalformedJsonException when it cannot be read
     */
    Completion answer(byte[] body, ProviderCall call);

    /** What an answer with an error status means. */
    Failure failure(ErrorAnswer answer);

    /** A reader for one stream. */
    StreamDialect reader(ProviderCall call);

    /** What splits one stream into the events that the reader takes. */
    default FrameReader frames() {
        return new SseReader();
    }

    /** The media type of streams. */
    default String streamType() {
        return "text/event-stream";
    }
}
