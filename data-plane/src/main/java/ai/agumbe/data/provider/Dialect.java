package ai.agumbe.data.provider;

import ai.agumbe.data.chat.Completion;
import ai.agumbe.data.chat.Failure;
import ai.agumbe.data.upstream.OutboundRequest;

/** How one provider is written to and read. */
public interface Dialect {
    /**
     * The request, credential included.
     *
     * @throws InexpressibleException when the prompt holds what this provider has no words for
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
}
