package ai.agumbe.simulator.control;

/** A control request that cannot be done, with the status that says so. */
final class ControlFault extends Exception {
    private static final long serialVersionUID = 1L;
    private final int status;

    ControlFault(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }
}
