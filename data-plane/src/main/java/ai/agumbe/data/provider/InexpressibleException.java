package ai.agumbe.data.provider;

import ai.agumbe.data.chat.Failure;
import ai.agumbe.data.chat.Fault;
import ai.agumbe.data.chat.Usage;

/** A prompt that holds what a provider has no words for. */
public final class InexpressibleException extends NotAskedException {
    private static final long serialVersionUID = 1;

    /** @param param where, as {@code messages[0].content} */
    public InexpressibleException(String param, String reason) {
        super(new Failure(Fault.INEXPRESSIBLE, null, param + ": " + reason, param, null, Usage.NONE));
    }
}
