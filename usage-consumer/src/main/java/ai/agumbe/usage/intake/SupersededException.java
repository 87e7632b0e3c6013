package ai.agumbe.usage.intake;

/** Somebody else has moved a position that this batch began at: what it holds is counted, or will be. */
final class SupersededException extends Exception {
    private static final long serialVersionUID = 1;

    SupersededException() {
        super("positions were moved by another consumer", null, false, false);
    }
}
