package ai.agumbe.data.chat;

/** A stream that ended before its answer was complete. Carries no stack trace. */
public final class BrokenStreamException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Failure failure;

    public BrokenStreamException(Failure failure) {
        super(failure.message(), null, false, false);
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }
}
