package ai.agumbe.model.detect.match;

/** Which neighbours a match cannot have: they would make it a part of something else. */
public enum Edge {
    ANY(neighbour -> true),
    DIGIT(neighbour -> neighbour < '0' || neighbour > '9'),
    /** Letters and digits. */
    ALPHANUMERIC(neighbour -> !Character.isLetterOrDigit(neighbour)),
    /** Letters, digits and the underscore. */
    WORD(Edge::endsWord),
    /** A word's characters and the full stop. */
    NUMBER(neighbour -> endsWord(neighbour) && neighbour != '.'),
    /** A token's characters, and what is within phone numbers. */
    PHONE(neighbour -> endsToken(neighbour) && "+.(/:#$€£".indexOf(neighbour) < 0),
    /** What tokens are made of: a word's characters and the dash. */
    TOKEN(Edge::endsToken),
    /** A token's characters, and the tilde and the full stop. */
    TILDE(neighbour -> endsToken(neighbour) && neighbour != '~' && neighbour != '.'),
    /** A token's characters, and what is between the parts of a path. */
    PATH(neighbour -> endsToken(neighbour) && neighbour != '/' && neighbour != '.'),
    /** What base64 is made of, in both alphabets. */
    BASE64(neighbour -> !Character.isLetterOrDigit(neighbour) && "_-+/=".indexOf(neighbour) < 0);

    @SuppressWarnings("ImmutableEnumChecker") // a function of its argument alone
    private final Judge judge;
    /** What is asked for each character of a text. */
    @SuppressWarnings("ImmutableEnumChecker") // never written to again
    private final boolean[] ascii = new boolean[0x80];

    /** Whether a character may be a neighbour. */
    @FunctionalInterface
    private interface Judge {
        boolean allows(char neighbour);
    }

    Edge(Judge judge) {
        this.judge = judge;
        for (char neighbour = 0; neighbour < ascii.length; neighbour++) {
            ascii[neighbour] = judge.allows(neighbour);
        }
    }

    boolean allows(char neighbour) {
        return neighbour < ascii.length ? ascii[neighbour] : judge.allows(neighbour);
    }

    private static boolean endsWord(char neighbour) {
        return !Character.isLetterOrDigit(neighbour) && neighbour != '_';
    }

    private static boolean endsToken(char neighbour) {
        return endsWord(neighbour) && neighbour != '-';
    }
}
