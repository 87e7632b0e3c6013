package ai.agumbe.model.detect.score;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;

/** Ways to write a text so that people or models still read it and words are no longer found. */
enum Disguise {
    ZERO_WIDTH,
    SOFT_HYPHEN,
    DIRECTION,
    TAGS,
    LOOK_ALIKES,
    FULL_WIDTH,
    BOLD,
    ACCENTS,
    NEW_LINES,
    SPACED,
    LEET,
    ROT13,
    BASE64,
    HEX,
    PERCENT;

    String put(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return switch (this) {
            case ZERO_WIDTH -> joined(text, "\u200B");
            case SOFT_HYPHEN -> joined(text, "\u00AD");
            case DIRECTION -> "\u202A" + text.replace(" ", "\u202C \u202A") + "\u202C";
            case TAGS -> mapped(text, c -> printed(c) ? c + 0xE0000 : c);
            case LOOK_ALIKES -> mapped(text, c -> swapped(c, "aeopcxyiAEOPCTHM", "аеорсхуіАЕОРСТНМ"));
            case FULL_WIDTH -> mapped(text, c -> printed(c) ? c + 0xFEE0 : c);
            case BOLD -> mapped(text, c -> lower(c) ? c - 'a' + 0x1D41A : c);
            case ACCENTS -> joined(text, "\u0301");
            case NEW_LINES -> text.replace(' ', '\n');
            case SPACED -> joined(text, " ");
            case LEET -> mapped(text, c -> swapped(c, "aeiost", "431057"));
            case ROT13 -> "rot13: " + mapped(text, Disguise::turned);
            case BASE64 -> Base64.getEncoder().encodeToString(bytes);
            case HEX -> HexFormat.of().formatHex(bytes);
            case PERCENT -> "%" + HexFormat.ofDelimiter("%").formatHex(bytes);
        };
    }

    private static String joined(String text, String between) {
        return text.codePoints().mapToObj(Character::toString).collect(Collectors.joining(between));
    }

    private static String mapped(String text, IntUnaryOperator way) {
        return text.codePoints()
                .map(way)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static int swapped(int c, String from, String to) {
        int at = from.indexOf(c);
        return at < 0 ? c : to.charAt(at);
    }

    private static int turned(int c) {
        int first = lower(c) ? 'a' : 'A';
        return c >= first && c < first + 26 ? first + (c - first + 13) % 26 : c;
    }

    private static boolean lower(int c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean printed(int c) {
        return c > ' ' && c < 0x7F;
    }
}
