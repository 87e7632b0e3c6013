package ai.agumbe.data.chat;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A provider's whole answer; the tree is the caller's to change.
 *
 * @param shape whose shape it has: that of the surface that was asked, or OpenAI's chat
 */
public record Completion(Shape shape, ObjectNode body, Usage usage) {
    /** An answer in OpenAI's chat form, or embeddings. */
    public Completion(ObjectNode body, Usage usage) {
        this(Shape.CHAT, body, usage);
    }
}
