package ai.agumbe.data.chat;

/** A stream that ended before its answer was complete, or an answer that says so of itself. Carries no stack trace. */
public final class BrokenStreamException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Failure failure;

    public BrokenStreamException(Failure failure) {
        super(failure.message(), null, false, false);
        this.failure = failure;
    }

    /** Of an answer that is none, by its model's own word. */
    public static BrokenStreamException spoilt(String message) {
        return new BrokenStreamException(Failure.of(Fault.SPOILT, message));
    }

    public Failure failure() {
        return failure;
    }
}
