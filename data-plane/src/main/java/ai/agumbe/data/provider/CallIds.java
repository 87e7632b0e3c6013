package ai.agumbe.data.provider;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Ids of calls of tools as a provider takes them, whoever gave them: one that fits stays, any other becomes the same one
 * however often it is sent.
 */
public enum CallIds {
    /** Nine letters and digits. */
    SHORT("[a-zA-Z0-9]{9}", 9),
    /** Letters, digits, dashes and underscores. */
    PLAIN("[a-zA-Z0-9_-]{1,64}", 24);

    private static final int BASE = 36;

    private final Pattern fitting;
    private final int length;

    CallIds(String fitting, int length) {
        this.fitting = Pattern.compile(fitting);
        this.length = length;
    }

    public String of(String id) {
        if (fitting.matcher(id).matches()) {
            return id;
        }
        UUID digest = UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8));
        String letters = Long.toUnsignedString(digest.getMostSignificantBits(), BASE)
                + Long.toUnsignedString(digest.getLeastSignificantBits(), BASE)
                + "0".repeat(length);
        return letters.substring(0, length);
    }
}
