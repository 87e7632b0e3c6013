package ai.agumbe.data.event;

/** Texts of callers as they are kept: short enough for a record that Kafka takes. */
final class Texts {
    static final int MAX_CHARS = 1024;

    private Texts() {}

    /** The text, cut when it is too long; whoever writes it mends a pair of surrogates that the cut halved. */
    static String cut(String text) {
        return text.length() > MAX_CHARS ? text.substring(0, MAX_CHARS) : text;
    }
}
