package ai.agumbe.simulator.openai;

import ai.agumbe.simulator.dialect.Misunderstood;
import com.fasterxml.jackson.databind.JsonNode;

/** One text, or array of tokens, to be embedded: its tokens, and what its vector depends on. */
record EmbeddingInput(int tokens, int hash) {
    private static final int CHARACTERS_PER_TOKEN = 3;

    static EmbeddingInput of(JsonNode input) throws Misunderstood {
        if (input.isTextual()) {
            String text = input.textValue();
            int characters = text.codePointCount(0, text.length());
            return new EmbeddingInput(Math.max(1, Math.ceilDiv(characters, CHARACTERS_PER_TOKEN)), text.hashCode());
        }
        if (!input.isArray() || input.isEmpty()) {
            throw new Misunderstood("input: not readable (expected: strings, or not empty arrays of tokens)");
        }
        int hash = 1;
        for (JsonNode token : input) {
            hash = 31 * hash + token.asInt();
        }
        return new EmbeddingInput(input.size(), hash);
    }
}
