package ai.agumbe.model.body;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** How likely each token of an answer was: that spells out what was said, word for word. */
public final class Probabilities {
    private static final String MEMBER = "logprobs";

    private Probabilities() {}

    /** Leaves them out of an answer, or of a piece of one, whichever form it has. */
    public static void leaveOut(JsonNode body) {
        leaveOutOf(body);
        body.path("choices").forEach(Probabilities::leaveOutOf);
        leaveOutOf(body.path("part"));
        body.path("item").path("content").forEach(Probabilities::leaveOutOf);
        body.path("output").forEach(item -> item.path("content").forEach(Probabilities::leaveOutOf));
        if (body.has("response")) {
            leaveOut(body.path("response"));
        }
    }

    /** Lists stay lists. */
    private static void leaveOutOf(JsonNode told) {
        if (told.hasNonNull(MEMBER) && told instanceof ObjectNode object) {
            if (object.get(MEMBER).isArray()) {
                object.putArray(MEMBER);
            } else {
                object.putNull(MEMBER);
            }
        }
    }
}
