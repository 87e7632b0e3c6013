package ai.agumbe.data.surface.chat;

import ai.agumbe.data.surface.Members;
import com.fasterxml.jackson.databind.JsonNode;

/** Checks that what is to be embedded is a text, texts, tokens, or lists of tokens. */
final class InputCheck {
    private InputCheck() {}

    static void check(JsonNode input) {
        if (input.isMissingNode()) {
            throw Members.invalid("input", "is missing");
        }
        if (input.isTextual()) {
            return;
        }
        if (!input.isArray() || input.isEmpty()) {
            throw Members.invalid("input", "must be a string, or a non-empty array of strings or tokens");
        }
        JsonNode first = input.get(0);
        for (int i = 0; i < input.size(); i++) {
            JsonNode entry = input.get(i);
            boolean known = entry.isTextual() || entry.isIntegralNumber() || entry.isArray();
            if (!known || entry.getNodeType() != first.getNodeType()) {
                throw Members.invalid("input[" + i + "]", "must be a string or tokens, like the entries before it");
            }
        }
    }
}
