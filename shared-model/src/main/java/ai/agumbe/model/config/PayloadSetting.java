package ai.agumbe.model.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What an app keeps of its calls' asks and answers. */
public enum PayloadSetting {
    /** Nothing. */
    OFF,
    /** Without secrets and personal data. */
    REDACTED,
    /** As they were; its tenant must be allowed to. */
    RAW;

    /** All names, the one that holds when none is said first. */
    public static final List<String> NAMES =
            Arrays.stream(values()).map(PayloadSetting::wireName).toList();

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The setting of that name; nothing is kept by one that a newer control plane publishes. */
    public static PayloadSetting of(String name) {
        int known = NAMES.indexOf(name);
        return known < 0 ? OFF : values()[known];
    }
}
