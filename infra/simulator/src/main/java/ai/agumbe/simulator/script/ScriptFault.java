package ai.agumbe.simulator.script;

/** A script that cannot be kept, with what to change in it. */
public final class ScriptFault extends Exception {
    private static final long serialVersionUID = 1L;

    public ScriptFault(String message) {
        super(message, null, false, false);
    }
}
