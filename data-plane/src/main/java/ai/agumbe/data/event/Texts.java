package ai.agumbe.data.event;

/** Texts of callers as they are kept: short enough for a record that Kafka takes, and always valid Unicode. */
final class Texts {
    static final int MAX_CHARS = 1024;
    private static final char REPLACEMENT = '\uFFFD';

    private Texts() {}

    /** The text, cut when it is too long, with lone surrogates replaced. */
    static String cut(String text) {
        if (text.length() > MAX_CHARS) {
            return whole(text.substring(0, MAX_CHARS));
        }
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return whole(text);
            }
        }
        return text;
    }

    private static String whole(String text) {
        StringBuilder whole = new StringBuilder(text);
        for (int i = 0; i < whole.length(); i++) {
            char c = whole.charAt(i);
            if (Character.isHighSurrogate(c)
                    && i + 1 < whole.length()
                    && Character.isLowSurrogate(whole.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                whole.setCharAt(i, REPLACEMENT);
            }
        }
        return whole.toString();
    }
}
