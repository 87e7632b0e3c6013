package ai.agumbe.local.layout;

/** Something that stops the stack's work; its message is what the person at the terminal reads. */
public final class StackFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StackFailure(String message) {
        super(message, null, false, false);
    }

    /** As above, with the reason that another layer gave. */
    public StackFailure(String message, Exception cause) {
        super(message + ": " + cause.getMessage(), cause);
    }
}
