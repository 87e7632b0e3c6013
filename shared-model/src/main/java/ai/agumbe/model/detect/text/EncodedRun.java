package ai.agumbe.model.detect.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** What an unbroken run of base64 or hex digits says, when it says something readable. */
public record EncodedRun(View view, String text) {
    /** Whether a run may contain this character. */
    public static boolean isPart(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '+'
                || c == '/'
                || c == '='
                || c == '-'
                || c == '_';
    }

    /** The run from start to end decoded; null when that gives no text. */
    public static @Nullable EncodedRun decode(String text, int start, int end) {
        String run = text.substring(start, end);
        if (run.length() % 2 == 0 && isHex(run)) {
            String decoded = readable(HexFormat.of().parseHex(run));
            if (decoded != null) {
                return new EncodedRun(View.HEX, decoded);
            }
        }
        String decoded = base64(run);
        return decoded == null ? null : new EncodedRun(View.BASE64, decoded);
    }

    private static boolean isHex(String run) {
        return run.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 0x80);
    }

    private static @Nullable String base64(String run) {
        int end = run.length();
        while (end > 0 && run.charAt(end - 1) == '=') {
            end--;
        }
        int padding = run.indexOf('=');
        if (end % 4 == 1 || (padding >= 0 && padding < end)) {
            return null;
        }
        String digits = run.substring(0, end).replace('-', '+').replace('_', '/');
        try {
            return readable(Base64.getDecoder().decode(digits));
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    private static @Nullable String readable(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            long odd = text.chars()
                    .filter(c -> Character.isISOControl(c) && !Character.isWhitespace(c))
                    .count();
            return odd == 0 ? text : null;
        } catch (CharacterCodingException notText) {
            return null;
        }
    }
}
