package ai.agumbe.model.spend;

import java.util.Locale;

/** Whose calls an account adds up. */
public enum Level {
    TENANT,
    APP,
    KEY,
    /** All of a tenant's that are paid from its prepaid credit. */
    WALLET;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Level of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
