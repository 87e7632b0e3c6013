package ai.agumbe.model.detect.pii;

import ai.agumbe.model.detect.match.Judgement;
import org.jspecify.annotations.Nullable;

/** Payment cards: by the ranges of their networks and Luhn's check digit. */
final class Cards {
    private Cards() {}

    /** One that can be told without being announced. */
    static @Nullable Judgement known(String match) {
        String digits = Digits.only(match);
        return isGrouped(match) && isOfNetwork(digits) && holds(match) ? Judgement.of(match, 0.95) : null;
    }

    /** One that some word about cards announces. */
    static @Nullable Judgement announced(String match) {
        return isGrouped(match) && holds(match) ? Judgement.of(match, 0.9) : null;
    }

    private static boolean holds(String match) {
        int[] digits = Digits.of(match);
        return !Digits.allSame(digits) && Digits.luhn(digits);
    }

    private static boolean isOfNetwork(String digits) {
        int length = digits.length();
        int four = Integer.parseInt(digits.substring(0, 4));
        int two = four / 100;
        return switch (two / 10) {
            case 1 -> four == 1800 && length == 15;
            case 2 -> isNetworkOfTwo(four, length);
            case 3 -> isNetworkOfThree(four, length);
            case 4 -> length == 13 || length == 16 || length == 19;
            case 5 -> (two >= 51 && two <= 55 && length == 16) || (isMaestro(two) && length >= 12);
            case 6 -> length >= (isDiscover(four) || two == 62 ? 16 : 12);
            default -> false;
        };
    }

    private static boolean isNetworkOfTwo(int four, int length) {
        return (four == 2131 && length == 15)
                || (four >= 2221 && four <= 2720 && length == 16)
                || (four >= 2200 && four <= 2204 && length >= 16);
    }

    private static boolean isNetworkOfThree(int four, int length) {
        int two = four / 100;
        if (two == 34 || two == 37) {
            return length == 15;
        }
        if (two == 35) {
            return length >= 16;
        }
        return (two == 30 || two == 36 || two == 38 || two == 39) && length >= 14;
    }

    private static boolean isMaestro(int two) {
        return two == 50 || (two >= 56 && two <= 58);
    }

    private static boolean isDiscover(int four) {
        return four == 6011 || four / 100 == 65 || (four >= 6440 && four <= 6499);
    }

    /** Digits alone, or groups of at least two with the same separator throughout. */
    private static boolean isGrouped(String match) {
        char separator = 0;
        int group = 0;
        for (int i = 0; i < match.length(); i++) {
            char c = match.charAt(i);
            if (c >= '0' && c <= '9') {
                group++;
                continue;
            }
            if (group < 3 || (separator != 0 && c != separator)) {
                return false;
            }
            separator = c;
            group = 0;
        }
        return separator == 0 || group >= 2;
    }
}
