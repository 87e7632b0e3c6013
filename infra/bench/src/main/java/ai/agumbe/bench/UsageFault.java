package ai.agumbe.bench;

/** A command line that cannot be understood; ends with exit code 2. */
final class UsageFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    UsageFault(String message) {
        super(message);
    }
}
