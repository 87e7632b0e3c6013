package ai.agumbe.simulator.generation;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Measures what the caller said without keeping it. */
public final class Prompt {
    private static final int TOKENS_PER_MESSAGE = 3;
    private static final int CHARACTERS_PER_TOKEN = 3;

    private int messages;
    private int characters;
    private int hash;
    private boolean toolAnswered;

    /** A member that holds messages: each element of an array is one, anything else is one as a whole. */
    public void add(JsonParser value) throws IOException {
        if (value.currentToken() != JsonToken.START_ARRAY) {
            messages++;
            measure(value);
            return;
        }
        while (value.nextToken() != JsonToken.END_ARRAY) {
            messages++;
            measure(value);
        }
    }

    private void measure(JsonParser value) throws IOException {
        int depth = 0;
        String member = "";
        do {
            JsonToken token = value.currentToken();
            if (token == JsonToken.FIELD_NAME) {
                member = value.currentName();
                toolAnswered |= "functionResponse".equals(member);
            } else if (token == JsonToken.VALUE_STRING) {
                string(member, value);
            } else if (token.isStructStart()) {
                depth++;
            } else if (token.isStructEnd()) {
                depth--;
            }
        } while (depth > 0 && value.nextToken() != null);
    }

    private void string(String member, JsonParser value) throws IOException {
        switch (member) {
            case "role" -> toolAnswered |= "tool".equals(value.getText());
            case "type" -> toolAnswered |= isToolAnswer(value.getText());
            default -> count(value.getTextCharacters(), value.getTextOffset(), value.getTextLength());
        }
    }

    private static boolean isToolAnswer(String type) {
        return "tool_result".equals(type) || "function_call_output".equals(type);
    }

    private void count(char[] text, int offset, int length) {
        for (int at = offset; at < offset + length; at++) {
            hash = 31 * hash + text[at];
            if (!Character.isLowSurrogate(text[at])) {
                characters++;
            }
        }
    }

    int tokens() {
        return TOKENS_PER_MESSAGE * messages + Math.ceilDiv(characters, CHARACTERS_PER_TOKEN);
    }

    int hash() {
        return hash ^ (hash >>> 15);
    }

    boolean isEmpty() {
        return messages == 0;
    }

    boolean hasToolAnswer() {
        return toolAnswered;
    }
}
