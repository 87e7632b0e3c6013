package ai.agumbe.data.provider;

import ai.agumbe.data.chat.Failure;

/** A call that ended before the provider was asked. Carries no stack trace. */
public class NotAskedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Failure failure;

    public NotAskedException(Failure failure) {
        super(failure.message(), null, false, false);
        this.failure = failure;
    }

    public final Failure failure() {
        return failure;
    }
}
