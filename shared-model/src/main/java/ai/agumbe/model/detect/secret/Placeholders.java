package ai.agumbe.model.detect.secret;

import java.util.List;
import java.util.Locale;

/** What stands where a credential would, without being one. */
final class Placeholders {
    private static final int RUN = 5;
    private static final String CLOSING = ".,;:?)]}>\"'`";
    private static final List<String> WHOLE =
            List.of("token", "user", "pass", "user:pass", "login:password", "secret", "key", "basic", "bearer");
    private static final List<String> SAID = List.of(
            "example",
            "your_",
            "your-",
            "yourpass",
            "xxxx",
            "placeholder",
            "changeme",
            "change_me",
            "redacted",
            "<",
            "${",
            "{{",
            "$(",
            "%s",
            "process.env",
            "os.environ",
            "getenv",
            "secrets.",
            "undefined",
            "string",
            "password",
            "username",
            "insert",
            "token_here",
            "key_here",
            "api_key",
            "access_key",
            "authorization",
            "credentials",
            "function",
            "null");

    private Placeholders() {}

    static boolean isOne(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        char first = value.charAt(0);
        return first == '$'
                || first == '%'
                || value.contains("://")
                || value.contains("..")
                || hasRun(value)
                || isReference(value)
                || WHOLE.contains(lower)
                || SAID.stream().anyMatch(lower::contains);
    }

    /** What documentation shows in place of a key of the right form. */
    static boolean isShown(String key) {
        return key.endsWith("EXAMPLE") || key.contains("abcdefghijkl");
    }

    /** Without what a sentence puts behind it. */
    static String withoutPunctuation(String text, int length) {
        int end = length;
        while (end > 0 && CLOSING.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(0, end);
    }

    /** Names with full stops between them, as programs call what holds the value. */
    private static boolean isReference(String value) {
        boolean atName = true;
        int names = 1;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '.' && !atName) {
                atName = true;
                names++;
            } else if (atName ? Character.isLetter(c) || c == '_' : Character.isLetterOrDigit(c) || c == '_') {
                atName = false;
            } else {
                return false;
            }
        }
        return names > 1 && !atName;
    }

    private static boolean hasRun(String value) {
        int run = 1;
        for (int i = 1; i < value.length(); i++) {
            run = value.charAt(i) == value.charAt(i - 1) ? run + 1 : 1;
            if (run >= RUN) {
                return true;
            }
        }
        return false;
    }
}
