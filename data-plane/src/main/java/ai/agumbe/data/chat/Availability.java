package ai.agumbe.data.chat;

/** Whether a target takes calls. */
public enum Availability {
    ACTIVE,
    /** On its way out: routes ask it last; calls that name it are served. */
    DRAINING,
    /** Its provider is switched off, or the model is. */
    OFF;

    public static Availability of(String modelState, boolean providerActive) {
        return switch (modelState) {
            case "active" -> providerActive ? ACTIVE : OFF;
            case "draining" -> providerActive ? DRAINING : OFF;
            case "off" -> OFF;
            default ->
                throw new IllegalArgumentException(
                        "model state: " + modelState + " (expected: active, draining or off)");
        };
    }
}
