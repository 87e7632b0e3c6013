package ai.agumbe.model.detect.match;

/** Which neighbours a match cannot have: they would make it a part of something else. */
public enum Edge {
    ANY,
    DIGIT,
    /** Letters and digits. */
    ALPHANUMERIC,
    /** Letters, digits and the underscore. */
    WORD,
    /** A word's characters and the full stop. */
    NUMBER,
    /** A token's characters, and what is within phone numbers. */
    PHONE,
    /** What tokens are made of: a word's characters and the dash. */
    TOKEN,
    /** A token's characters, and the tilde and the full stop. */
    TILDE,
    /** A token's characters, and what is between the parts of a path. */
    PATH,
    /** What base64 is made of, in both alphabets. */
    BASE64;

    boolean allows(char neighbour) {
        return switch (this) {
            case ANY -> true;
            case DIGIT -> neighbour < '0' || neighbour > '9';
            case ALPHANUMERIC -> !Character.isLetterOrDigit(neighbour);
            case WORD -> !Character.isLetterOrDigit(neighbour) && neighbour != '_';
            case NUMBER -> WORD.allows(neighbour) && neighbour != '.';
            case PHONE -> TOKEN.allows(neighbour) && "+.(/:#$€£".indexOf(neighbour) < 0;
            case TOKEN -> !Character.isLetterOrDigit(neighbour) && neighbour != '_' && neighbour != '-';
            case TILDE -> TOKEN.allows(neighbour) && neighbour != '~' && neighbour != '.';
            case PATH -> TOKEN.allows(neighbour) && neighbour != '/' && neighbour != '.';
            case BASE64 -> !Character.isLetterOrDigit(neighbour) && "_-+/=".indexOf(neighbour) < 0;
        };
    }
}
