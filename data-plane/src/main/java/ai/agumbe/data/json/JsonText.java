package ai.agumbe.data.json;

import ai.agumbe.data.bytes.GrowingBytes;

/** How texts are written in quotes: what JSON lets stand as it is goes in one piece. */
enum JsonText {
    ESCAPING_HALVES,
    REPLACING_HALVES;

    private static final char REPLACEMENT = '\uFFFD';
    private static final String HEX = "0123456789ABCDEF";
    private static final boolean[] PLAIN = plain();

    void write(String text, GrowingBytes out) {
        out.write('"');
        int length = text.length();
        for (int from = 0; from < length; ) {
            int to = endOfPlain(text, from);
            out.latin(text, from, to);
            from = to == length ? length : special(text, to, out);
        }
        out.write('"');
    }

    private static int endOfPlain(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) < PLAIN.length && PLAIN[text.charAt(at)]) {
            at++;
        }
        return at;
    }

    /** Writes the character that does not stand as it is, and says where the text goes on. */
    private int special(String text, int at, GrowingBytes out) {
        char c = text.charAt(at);
        if (c < 0x80) {
            escape(c, out);
        } else if (!Character.isSurrogate(c)) {
            utf8(c, out);
        } else if (Character.isHighSurrogate(c)
                && at + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(at + 1))) {
            utf8(Character.toCodePoint(c, text.charAt(at + 1)), out);
            return at + 2;
        } else if (this == ESCAPING_HALVES) {
            unicode(c, out);
        } else {
            utf8(REPLACEMENT, out);
        }
        return at + 1;
    }

    private static void escape(char c, GrowingBytes out) {
        int letter = "\"\\\b\f\n\r\t".indexOf(c);
        if (letter < 0) {
            unicode(c, out);
        } else {
            out.write('\\');
            out.write("\"\\bfnrt".charAt(letter));
        }
    }

    private static void unicode(char c, GrowingBytes out) {
        out.write('\\');
        out.write('u');
        for (int shift = 12; shift >= 0; shift -= 4) {
            out.write(HEX.charAt((c >> shift) & 0xF));
        }
    }

    private static void utf8(int codePoint, GrowingBytes out) {
        if (codePoint < 0x800) {
            out.write(0xC0 | (codePoint >> 6));
        } else {
            if (codePoint < 0x1_0000) {
                out.write(0xE0 | (codePoint >> 12));
            } else {
                out.write(0xF0 | (codePoint >> 18));
                out.write(0x80 | ((codePoint >> 12) & 0x3F));
            }
            out.write(0x80 | ((codePoint >> 6) & 0x3F));
        }
        out.write(0x80 | (codePoint & 0x3F));
    }

    private static boolean[] plain() {
        boolean[] plain = new boolean[0x80];
        for (int c = 0x20; c < plain.length; c++) {
            plain[c] = c != '"' && c != '\\';
        }
        return plain;
    }
}
