package ai.agumbe.bench.failure;

/** A run that cannot be measured; its message is the one line the operator reads. */
public final class BenchFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    public BenchFailure(String message) {
        super(message);
    }

    public BenchFailure(String message, Throwable cause) {
        super(message + ": " + cause, cause);
    }
}
