package ai.agumbe.model.screen;

/** Who said a text of a body. */
public enum TextSource {
    /** The application that calls: its instructions to the model. */
    BACKEND,
    /** Whoever it serves, or the model itself, earlier. */
    CALLER,
    /** The model, to itself. */
    THOUGHT,
    /** Nobody in the conversation: what tools gave back, and documents. */
    INDIRECT
}
