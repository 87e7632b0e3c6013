package ai.agumbe.data.chat;

/** A form in which callers ask: requests, answers, streams and errors of its own. */
public enum Surface {
    CHAT_COMPLETIONS("chat", ModelKind.CHAT),
    EMBEDDINGS("embeddings", ModelKind.EMBEDDINGS),
    RESPONSES("responses", ModelKind.CHAT),
    MESSAGES("messages", ModelKind.CHAT);

    private final String requestKind;
    private final ModelKind modelKind;

    Surface(String requestKind, ModelKind modelKind) {
        this.requestKind = requestKind;
        this.modelKind = modelKind;
    }

    /** How rows and metrics call its exchanges. */
    public String requestKind() {
        return requestKind;
    }

    /** What kind of model it asks. */
    public ModelKind modelKind() {
        return modelKind;
    }
}
