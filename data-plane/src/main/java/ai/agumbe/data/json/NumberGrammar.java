package ai.agumbe.data.json;

/**
 * Knows where a number ends: an integer without leading zeros, a fraction, an exponent. Exponents have at most four digits:
 * beyond, a few bytes would stand for a number that no memory holds.
 */
final class NumberGrammar {
    static final int NO_NUMBER = -1;
    private static final int MAX_EXPONENT_DIGITS = 4;

    private NumberGrammar() {}

    /** Where the number that begins here ends; {@link #NO_NUMBER} when none begins here. */
    static int end(byte[] in, int from) {
        int at = isAt(in, from, '-') ? from + 1 : from;
        int whole = digits(in, at);
        if (whole == at || (in[at] == '0' && whole > at + 1)) {
            return NO_NUMBER;
        }
        at = whole;
        if (isAt(in, at, '.')) {
            int fraction = digits(in, at + 1);
            if (fraction == at + 1) {
                return NO_NUMBER;
            }
            at = fraction;
        }
        return isAt(in, at, 'e') || isAt(in, at, 'E') ? endOfExponent(in, at + 1) : at;
    }

    static boolean isIntegral(byte[] in, int from, int to) {
        for (int at = from; at < to; at++) {
            if (in[at] != '-' && !isDigit(in[at])) {
                return false;
            }
        }
        return true;
    }

    private static int endOfExponent(byte[] in, int from) {
        int at = isAt(in, from, '+') || isAt(in, from, '-') ? from + 1 : from;
        int end = digits(in, at);
        return end == at || end - at > MAX_EXPONENT_DIGITS ? NO_NUMBER : end;
    }

    private static int digits(byte[] in, int from) {
        int at = from;
        while (at < in.length && isDigit(in[at])) {
            at++;
        }
        return at;
    }

    private static boolean isAt(byte[] in, int at, char mark) {
        return at < in.length && in[at] == mark;
    }

    private static boolean isDigit(byte here) {
        return here >= '0' && here <= '9';
    }
}
