package ai.agumbe.model.detect.grounded;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A word or a number of a text, folded, and where it stands. */
record Token(String text, int start, int end, boolean number, boolean capital) {
    private static final int LONGEST = 64;

    /** The tokens of a text in one pass; a longer run than any word is cut. */
    static List<Token> of(String text) {
        List<Token> tokens = new ArrayList<>(text.length() / 6 + 1);
        int at = 0;
        while (at < text.length()) {
            if (!Character.isLetterOrDigit(text.charAt(at))) {
                at++;
                continue;
            }
            int end = end(text, at);
            tokens.add(token(text, at, end));
            at = end;
        }
        return tokens;
    }

    private static int end(String text, int start) {
        int at = start + 1;
        int limit = Math.min(text.length(), start + LONGEST);
        while (at < limit && (Character.isLetterOrDigit(text.charAt(at)) || joins(text, at))) {
            at++;
        }
        return at;
    }

    /** Separators within a number belong to it: 1,250.75. */
    private static boolean joins(String text, int at) {
        char sign = text.charAt(at);
        return (sign == ',' || sign == '.')
                && at + 1 < text.length()
                && Character.isDigit(text.charAt(at - 1))
                && Character.isDigit(text.charAt(at + 1));
    }

    private static Token token(String text, int start, int end) {
        String word = text.substring(start, end);
        boolean number = Character.isDigit(word.charAt(0));
        String folded = number ? plain(word) : word.toLowerCase(Locale.ROOT);
        return new Token(folded, start, end, number, Character.isUpperCase(word.charAt(0)));
    }

    /** One writing for a number: without thousands separators, ordinal endings and zeros that say nothing. */
    private static String plain(String number) {
        int end = number.length();
        while (end > 1 && Character.isLetter(number.charAt(end - 1))) {
            end--;
        }
        String digits = number.substring(0, end).replace(",", "");
        int point = digits.indexOf('.');
        if (point < 0 || point != digits.lastIndexOf('.')) {
            return digits;
        }
        int last = digits.length();
        while (digits.charAt(last - 1) == '0') {
            last--;
        }
        return digits.substring(0, last - 1 == point ? point : last);
    }
}
