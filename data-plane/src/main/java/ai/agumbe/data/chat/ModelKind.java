package ai.agumbe.data.chat;

/** What a model does. */
public enum ModelKind {
    CHAT("chat"),
    EMBEDDINGS("embeddings");

    private final String wireName;

    ModelKind(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }

    public static ModelKind of(String wireName) {
        for (ModelKind kind : values()) {
            if (kind.wireName.equals(wireName)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("model kind: " + wireName + " (expected: chat or embeddings)");
    }
}
