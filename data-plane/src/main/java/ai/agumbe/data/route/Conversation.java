package ai.agumbe.data.route;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * To what a call belongs, as its caller says.
 *
 * @param session the caller's name for it, from the head of the call
 * @param user whom the caller serves
 */
public record Conversation(
        String tenant, @Nullable String session, @Nullable String user) {
    /** Where a call's head says it. */
    public static final String SESSION_HEADER = "x-agumbe-session-id";

    /** Of calls for which it makes no difference. */
    public static final Conversation UNKNOWN = new Conversation("", null, null);

    /** The head's word, else what OpenAI's callers say to the same end. */
    @Nullable String sessionOf(JsonNode body) {
        return session != null ? session : body.path("prompt_cache_key").textValue();
    }
}
