package ai.agumbe.data.chat;

/** In whose words a provider is asked and answers. */
public enum Shape {
    /** OpenAI's chat form, into which every surface is translated; embeddings too. */
    CHAT,
    /** The surface's own, passed through as it is. */
    NATIVE
}
