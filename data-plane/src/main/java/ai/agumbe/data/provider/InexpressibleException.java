package ai.agumbe.data.provider;

import ai.agumbe.data.chat.Failure;
import ai.agumbe.data.chat.Fault;
import ai.agumbe.data.chat.Usage;

/** A prompt that holds what a provider has no words for. Carries no stack trace. */
public final class InexpressibleException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String param;

    /** @param param where, as {@code messages[0].content} */
    public InexpressibleException(String param, String reason) {
        super(param + ": " + reason, null, false, false);
        this.param = param;
    }

    Failure failure() {
        return new Failure(Fault.INEXPRESSIBLE, null, String.valueOf(getMessage()), param, null, Usage.NONE);
    }
}
