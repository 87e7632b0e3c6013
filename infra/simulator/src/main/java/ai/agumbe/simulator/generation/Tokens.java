package ai.agumbe.simulator.generation;

import java.util.ArrayList;
import java.util.List;

/** The token rule: a token is a run of characters between white space. */
final class Tokens {
    private Tokens() {}

    static int in(String text) {
        return in(text, 0, text.length());
    }

    /** Tokens that begin between two places of a text. */
    private static int in(String text, int from, int to) {
        int tokens = 0;
        for (int at = from; at < to; at++) {
            if (startsToken(text, at)) {
                tokens++;
            }
        }
        return tokens;
    }

    private static boolean startsToken(String text, int at) {
        return !Character.isWhitespace(text.charAt(at)) && (at == 0 || Character.isWhitespace(text.charAt(at - 1)));
    }

    /** One piece per token, the white space before it included. */
    static List<Piece> words(String text) {
        List<Piece> words = new ArrayList<>();
        int start = 0;
        for (int at = 1; at <= text.length(); at++) {
            boolean wordEnds = at == text.length()
                    || (Character.isWhitespace(text.charAt(at)) && !Character.isWhitespace(text.charAt(at - 1)));
            if (wordEnds) {
                words.add(new Piece(text.substring(start, at), in(text, start, at)));
                start = at;
            }
        }
        return words;
    }

    /** So many pieces of equal length in code points, or one per code point when there are fewer. */
    static List<Piece> pieces(String text, int count) {
        int codePoints = text.codePointCount(0, text.length());
        int parts = Math.min(count, codePoints);
        List<Piece> pieces = new ArrayList<>(parts);
        int start = 0;
        int before = 0;
        for (int part = 1; part <= parts; part++) {
            int after = (int) ((long) codePoints * part / parts);
            int end = text.offsetByCodePoints(start, after - before);
            pieces.add(new Piece(text.substring(start, end), in(text, start, end)));
            start = end;
            before = after;
        }
        return pieces;
    }
}
