package ai.agumbe.data.chat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * What a caller asks of a model: the body as it was sent, whole, without our own members. Nobody changes the tree.
 *
 * @param surface whose shape the body has
 * @param chatForm the same ask in OpenAI's chat form: for chat and embeddings the body itself
 * @param model as the caller wrote it
 * @param stream whether the answer is to come in pieces
 * @param usageWanted whether a streaming caller asked to see the usage
 * @param estimatedTokens what the input will roughly cost in tokens
 * @param headers of the caller's, by their names in lower case, for a provider that speaks this surface itself
 */
public record Prompt(
        Surface surface,
        ObjectNode body,
        ChatForm chatForm,
        String model,
        boolean stream,
        boolean usageWanted,
        long estimatedTokens,
        Map<String, String> headers) {
    /** An ask whose body is in chat form already, or is for embeddings. */
    public Prompt(
            Surface surface, ObjectNode body, String model, boolean stream, boolean usageWanted, long estimatedTokens) {
        this(surface, body, ChatForm.as(body), model, stream, usageWanted, estimatedTokens, Map.of());
    }

    /** The same ask with another body. */
    public Prompt with(ObjectNode otherBody, ChatForm otherForm) {
        return new Prompt(surface, otherBody, otherForm, model, stream, usageWanted, estimatedTokens, headers);
    }

    public ModelKind kind() {
        return surface.modelKind();
    }

    /**
     * The ask in OpenAI's chat form. Adapters that speak no surface's own dialect read this.
     *
     * @throws RuntimeException an {@code InexpressibleException} when that form has no words for it
     */
    public ObjectNode chat() {
        return chatForm.get();
    }
}
