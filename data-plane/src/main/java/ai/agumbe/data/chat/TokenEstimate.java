package ai.agumbe.data.chat;

import ai.agumbe.data.json.Json;
import com.fasterxml.jackson.databind.JsonNode;

/** Counts tokens roughly, where nobody tells: a quarter of the characters, rounded up, and four for each message. */
public final class TokenEstimate {
    private static final int CHARACTERS_PER_TOKEN = 4;
    private static final int TOKENS_PER_MESSAGE = 4;

    private TokenEstimate() {}

    public static long ofText(long characters) {
        return Math.ceilDiv(characters, CHARACTERS_PER_TOKEN);
    }

    /** Of a chat's messages. */
    public static long ofMessages(JsonNode messages) {
        long characters = 0;
        for (JsonNode message : messages) {
            characters += charactersIn(message.path("content")) + charactersIn(message.path("tool_calls"));
        }
        return ofText(characters) + (long) TOKENS_PER_MESSAGE * messages.size();
    }

    /** Of what is to be embedded: texts, or tokens already counted. */
    public static long ofInput(JsonNode input) {
        if (input.isTextual()) {
            return ofText(Json.charactersOf(input));
        }
        long tokens = 0;
        for (JsonNode entry : input) {
            tokens += entry.isNumber() ? 1 : ofInput(entry);
        }
        return tokens;
    }

    /** Characters of all texts in a tree, keys and pictures aside. */
    public static long charactersIn(JsonNode tree) {
        if (tree.isTextual()) {
            return Json.textStartsWith(tree, "data:") ? 0 : Json.charactersOf(tree);
        }
        long characters = 0;
        for (JsonNode child : tree) {
            characters += charactersIn(child);
        }
        return characters;
    }
}
