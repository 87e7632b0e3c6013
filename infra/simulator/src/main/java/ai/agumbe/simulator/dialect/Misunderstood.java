package ai.agumbe.simulator.dialect;

/** A call the provider would refuse with 400. */
public final class Misunderstood extends Exception {
    private static final long serialVersionUID = 1L;

    public Misunderstood(String message) {
        super(message, null, false, false);
    }
}
