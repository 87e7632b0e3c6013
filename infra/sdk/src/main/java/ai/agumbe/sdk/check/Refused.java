package ai.agumbe.sdk.check;

/** The gateway refused what this provider cannot do, and said so as it should. */
public final class Refused extends Exception {
    private static final long serialVersionUID = 1L;
}
