package ai.agumbe.data.chat;

import ai.agumbe.model.money.Tokens;

/** Tokens that were sold, and whether we counted them ourselves. */
public record Usage(Tokens tokens, boolean estimated) {
    public static final Usage NONE = new Usage(Tokens.NONE, false);

    public static Usage told(Tokens tokens) {
        return new Usage(tokens, false);
    }

    public static Usage estimated(long input, long output) {
        return new Usage(Tokens.of(input, output), true);
    }
}
