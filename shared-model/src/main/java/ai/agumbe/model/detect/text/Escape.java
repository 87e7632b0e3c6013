package ai.agumbe.model.detect.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A character that is written in an escaped form.
 *
 * @param text what it says
 * @param end where it ends
 */
record Escape(String text, int end) {
    private static final int LONGEST_ENTITY = 10;
    private static final Map<String, String> NAMED = Map.ofEntries(
            Map.entry("amp", "&"),
            Map.entry("lt", "<"),
            Map.entry("gt", ">"),
            Map.entry("quot", "\""),
            Map.entry("apos", "'"),
            Map.entry("nbsp", " "),
            Map.entry("commat", "@"),
            Map.entry("period", "."),
            Map.entry("colon", ":"),
            Map.entry("sol", "/"),
            Map.entry("lowbar", "_"),
            Map.entry("hyphen", "-"));

    /** The percent escape of one code point that starts here; null if none does. */
    static @Nullable Escape percent(String text, int at) {
        int first = octet(text, at);
        if (first < 0) {
            return null;
        }
        if (first < 0x80) {
            return new Escape(Character.toString((char) first), at + 3);
        }
        int length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            int octet = octet(text, at + 3 * i);
            if (octet < 0) {
                return null;
            }
            bytes[i] = (byte) octet;
        }
        try {
            String decoded = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new Escape(decoded, at + 3 * length);
        } catch (CharacterCodingException notText) {
            return null;
        }
    }

    /** The character reference that starts here; null if none does. */
    static @Nullable Escape entity(String text, int at) {
        if (text.charAt(at) != '&') {
            return null;
        }
        int end = text.indexOf(';', at);
        if (end < 0 || end - at > LONGEST_ENTITY) {
            return null;
        }
        String name = text.substring(at + 1, end);
        String decoded = name.startsWith("#") ? numbered(name.substring(1)) : NAMED.get(name);
        return decoded == null ? null : new Escape(decoded, end + 1);
    }

    private static @Nullable String numbered(String number) {
        try {
            boolean hex = number.startsWith("x") || number.startsWith("X");
            int codePoint = hex ? Integer.parseInt(number.substring(1), 16) : Integer.parseInt(number);
            return Character.isValidCodePoint(codePoint) ? Character.toString(codePoint) : null;
        } catch (NumberFormatException notOne) {
            return null;
        }
    }

    private static int octet(String text, int at) {
        if (at + 2 >= text.length() || text.charAt(at) != '%') {
            return -1;
        }
        int high = Character.digit(text.charAt(at + 1), 16);
        int low = Character.digit(text.charAt(at + 2), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }
}
