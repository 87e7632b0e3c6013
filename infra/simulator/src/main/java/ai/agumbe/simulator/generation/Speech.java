package ai.agumbe.simulator.generation;

import java.util.List;

/** A text with its tokens and the pieces it is streamed in. */
public record Speech(String text, int tokens, List<Piece> pieces) {
    static final Speech NOTHING = new Speech("", 0, List.of());
    private static final int MOST_PIECES = 1_000;

    /** A text cut into so many pieces, or into its words when that is 0. */
    static Speech of(String text, int chunks) {
        if (text.isEmpty()) {
            return NOTHING;
        }
        int tokens = Tokens.in(text);
        boolean byWord = chunks == 0 && tokens <= MOST_PIECES;
        List<Piece> pieces = byWord ? Tokens.words(text) : Tokens.pieces(text, chunks == 0 ? MOST_PIECES : chunks);
        return new Speech(text, tokens, pieces);
    }
}
