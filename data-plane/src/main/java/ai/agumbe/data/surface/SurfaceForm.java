package ai.agumbe.data.surface;

import ai.agumbe.data.chat.ChatForm;
import ai.agumbe.data.chat.Completion;
import ai.agumbe.data.chat.Prompt;
import ai.agumbe.model.screen.TextVisitor;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How one surface's callers ask, and how they are answered whole. */
public interface SurfaceForm {
    /**
     * Checks what nobody could answer otherwise, and unifies what has several names; the rest is the provider's matter.
     *
     * @throws ai.agumbe.model.error.GatewayException naming the member that is wrong
     */
    void check(ObjectNode body);

    /** What the input will roughly cost in tokens. */
    long estimatedTokens(ObjectNode body);

    /** The most tokens that the answer may have; null when the body does not say, or there is no such thing. */
    default @Nullable Integer maxTokens(ObjectNode body) {
        return null;
    }

    /** Says so in the body. */
    default void setMaxTokens(ObjectNode body, int most) {}

    /** The same ask in OpenAI's chat form. */
    ChatForm chatForm(ObjectNode body);

    /** Whom the caller serves with it; null when it does not say. */
    default @Nullable String endUser(ObjectNode body) {
        JsonNode identifier = body.path("safety_identifier");
        JsonNode user = identifier.isTextual() ? identifier : body.path("user");
        return user.isTextual() ? user.textValue() : null;
    }

    /** Headers, in lower case, that go to a provider which speaks this surface itself. */
    default Set<String> passedHeaders() {
        return Set.of();
    }

    /** Shows the texts of an ask, and puts in their places what the visitor says. */
    void askTexts(ObjectNode body, TextVisitor visitor);

    /** The same of a whole answer in this surface's own shape; embeddings have none. */
    default void answerTexts(ObjectNode body, TextVisitor visitor) {}

    /** A whole answer as this surface's callers know it; it names the resolved model already. */
    ObjectNode answer(Prompt prompt, Completion completion);
}
