package ai.agumbe.model.trial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call that was made, or that somebody says could be.
 *
 * @param id by which it is told apart
 * @param kind chat, embeddings, responses or messages: the form of both bodies
 * @param models what was asked for, and who answered; empty where nobody knows
 * @param request as it went to the provider
 * @param answer as its caller got it; missing where there was none
 * @param grounding what the answer may rest on
 * @param outputTokens how long the answer was; null where nobody knows
 * @param cost null where it has no price
 */
public record PastCall(
        String id,
        String kind,
        List<String> models,
        JsonNode request,
        JsonNode answer,
        List<String> grounding,
        @Nullable Long outputTokens,
        @Nullable BigDecimal cost) {
    static final List<String> KINDS = List.of("chat", "embeddings", "responses", "messages");

    /** One that somebody writes. */
    static PastCall of(Wish wish) {
        String kind = wish.text("kind");
        if (kind != null && !KINDS.contains(kind)) {
            throw wish.invalid("kind", "is not known (expected: " + String.join(", ", KINDS) + ")");
        }
        if (!(wish.body().path("request") instanceof ObjectNode request)) {
            throw wish.invalid("request", "must be an object: the body of a call");
        }
        JsonNode answer = wish.has("answer") ? wish.body().path("answer") : MissingNode.getInstance();
        if (!answer.isMissingNode() && !answer.isObject() && !answer.isTextual()) {
            throw wish.invalid("answer", "must be a string or an object: the body of a reply");
        }
        List<String> models = new ArrayList<>();
        if (request.path("model") instanceof TextNode model) {
            models.add(model.textValue());
        }
        return new PastCall(
                wish.path(),
                kind == null ? "chat" : kind,
                models,
                request,
                answer,
                wish.texts("grounding"),
                null,
                null);
    }
}
