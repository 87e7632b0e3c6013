package ai.agumbe.model.config;

import java.util.Locale;
import java.util.Optional;

/** The kinds of config documents. */
public enum ConfigKind {
    TENANT,
    APP,
    GUARDRAIL,
    KEY,
    PROVIDER,
    CREDENTIAL,
    MODEL,
    ROUTE,
    BUDGET,
    WALLET,
    RERATING,
    REPLAY,
    DATA_KEY;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    /** The name on the topic and in the database. */
    public String wireName() {
        return wireName;
    }

    /** The kind of that wire name; empty for kinds that a newer control plane publishes. */
    public static Optional<ConfigKind> of(String wireName) {
        for (ConfigKind kind : values()) {
            if (kind.wireName.equals(wireName)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
