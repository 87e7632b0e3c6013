package ai.agumbe.model.pattern;

import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/** Unicode's general categories by the names that patterns use. */
final class Categories {
    private Categories() {}

    static @Nullable CharSet named(String name) {
        IntPredicate member = switch (name) {
            case "L" -> Character::isLetter;
            case "Lu" -> c -> Character.getType(c) == Character.UPPERCASE_LETTER;
            case "Ll" -> c -> Character.getType(c) == Character.LOWERCASE_LETTER;
            case "Lo" -> c -> Character.getType(c) == Character.OTHER_LETTER;
            case "N" -> c -> isNumber(Character.getType(c));
            case "Nd" -> Character::isDigit;
            case "P" -> c -> isPunctuation(Character.getType(c));
            case "S" -> c -> isSymbol(Character.getType(c));
            case "Z" -> Character::isSpaceChar;
            default -> null;
        };
        return member == null ? null : CharSet.of(member);
    }

    private static boolean isNumber(int type) {
        return type == Character.DECIMAL_DIGIT_NUMBER
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
    }

    private static boolean isPunctuation(int type) {
        return (type >= Character.DASH_PUNCTUATION && type <= Character.OTHER_PUNCTUATION)
                || type == Character.INITIAL_QUOTE_PUNCTUATION
                || type == Character.FINAL_QUOTE_PUNCTUATION;
    }

    private static boolean isSymbol(int type) {
        return type >= Character.MATH_SYMBOL && type <= Character.OTHER_SYMBOL;
    }
}
