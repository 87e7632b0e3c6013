package ai.agumbe.data.config;

/** Documents that cannot be put in force; the message says which and why, in one line. */
public final class RefusedConfigException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public RefusedConfigException(String message) {
        super(message);
    }
}
