package ai.agumbe.data.surface.chat;

import ai.agumbe.data.surface.Members;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/** Checks that messages have the shape without which nobody could answer them; what is inside is the provider's matter. */
final class MessageCheck {
    private static final Set<String> ROLES = Set.of("system", "developer", "user", "assistant", "tool", "function");

    private MessageCheck() {}

    static void check(JsonNode messages) {
        if (messages.isMissingNode()) {
            throw Members.invalid("messages", "is missing");
        }
        if (!messages.isArray() || messages.isEmpty()) {
            throw Members.invalid("messages", "must be a non-empty array");
        }
        for (int i = 0; i < messages.size(); i++) {
            check(messages.get(i), "messages[" + i + "]");
        }
    }

    private static void check(JsonNode message, String path) {
        if (!message.isObject()) {
            throw Members.invalid(path, "must be an object");
        }
        JsonNode role = message.path("role");
        if (!role.isTextual() || !ROLES.contains(role.textValue())) {
            throw Members.invalid(
                    path + ".role", "must be one of " + ROLES.stream().sorted().toList());
        }
        JsonNode content = message.path("content");
        boolean mayBeAbsent = role.textValue().equals("assistant");
        if (content.isMissingNode() && !mayBeAbsent) {
            throw Members.invalid(path + ".content", "is missing");
        }
        if (!(content.isMissingNode() || content.isTextual() || content.isArray() || content.isNull())) {
            throw Members.invalid(path + ".content", "must be a string or an array of parts");
        }
    }
}
