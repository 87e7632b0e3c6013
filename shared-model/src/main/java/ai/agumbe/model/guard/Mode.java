package ai.agumbe.model.guard;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a check does about what it finds; later ones are stricter. */
public enum Mode {
    /** It does not look. */
    OFF,
    /** It notes it. */
    DETECT,
    /** It puts a label in its place. */
    REDACT,
    /** It refuses the call, or ends the answer. */
    BLOCK;

    private static final List<String> NAMES =
            Arrays.stream(values()).map(Mode::wireName).toList();

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static List<String> names() {
        return NAMES;
    }

    /** Null for no mode's name. */
    public static @Nullable Mode named(String wireName) {
        int at = NAMES.indexOf(wireName);
        return at < 0 ? null : values()[at];
    }

    public boolean isStricterThan(Mode other) {
        return compareTo(other) > 0;
    }

    public boolean isOff() {
        return this == OFF;
    }

    /** Whether what is found cannot be passed on. */
    public boolean isEnforced() {
        return this == REDACT || this == BLOCK;
    }
}
