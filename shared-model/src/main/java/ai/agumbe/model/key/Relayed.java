package ai.agumbe.model.key;

/** What a data plane tells the control plane of a call that it passes on, beside the call. */
public final class Relayed {
    /** The app that the call's path fixes: its caller sees nothing of any other. */
    public static final String APP = "x-agumbe-mounted-app";

    private Relayed() {}
}
