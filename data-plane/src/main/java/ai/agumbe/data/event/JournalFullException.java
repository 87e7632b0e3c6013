package ai.agumbe.data.event;

/** The journal is at its bound. */
public final class JournalFullException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public JournalFullException(String message) {
        super(message, null, false, false);
    }
}
