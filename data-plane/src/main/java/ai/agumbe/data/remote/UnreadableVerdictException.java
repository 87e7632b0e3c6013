package ai.agumbe.data.remote;

/** A reply that does not say what its protocol asks for. Carries no stack trace and nothing of the reply. */
final class UnreadableVerdictException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnreadableVerdictException(String message) {
        super(message, null, false, false);
    }
}
