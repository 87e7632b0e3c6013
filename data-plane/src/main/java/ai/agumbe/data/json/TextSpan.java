package ai.agumbe.data.json;

import java.nio.charset.StandardCharsets;

/**
 * Where a text lies in its source, between its quotes; its escapes are known to be valid.
 *
 * @param form what it takes to decode it
 */
@SuppressWarnings("ArrayRecordComponent") // carried, never compared
record TextSpan(byte[] source, int from, int to, Form form) {
    enum Form {
        /** ASCII without escapes. */
        PLAIN,
        /** UTF-8 without escapes. */
        WIDE,
        ESCAPED
    }

    boolean isPlain() {
        return form == Form.PLAIN;
    }

    int length() {
        return to - from;
    }

    /** Whether its bytes begin with these ASCII characters. */
    boolean startsWith(String beginning) {
        if (beginning.length() > length()) {
            return false;
        }
        for (int i = 0; i < beginning.length(); i++) {
            if (beginning.charAt(i) != source[from + i]) {
                return false;
            }
        }
        return true;
    }

    String decode() {
        return switch (form) {
            case PLAIN -> new String(source, from, length(), StandardCharsets.ISO_8859_1);
            case WIDE -> new String(source, from, length(), StandardCharsets.UTF_8);
            case ESCAPED -> unescaped();
        };
    }

    private String unescaped() {
        String raw = new String(source, from, length(), StandardCharsets.UTF_8);
        StringBuilder text = new StringBuilder(raw.length());
        int at = 0;
        for (int escape = raw.indexOf('\\'); escape >= 0; escape = raw.indexOf('\\', at)) {
            text.append(raw, at, escape);
            char letter = raw.charAt(escape + 1);
            if (letter == 'u') {
                text.append((char) Integer.parseInt(raw, escape + 2, escape + 6, 16));
                at = escape + 6;
            } else {
                int control = "bfnrt".indexOf(letter);
                text.append(control < 0 ? letter : "\b\f\n\r\t".charAt(control));
                at = escape + 2;
            }
        }
        return text.append(raw, at, raw.length()).toString();
    }
}
