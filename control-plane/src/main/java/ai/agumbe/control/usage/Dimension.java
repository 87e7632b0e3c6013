package ai.agumbe.control.usage;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What usage can be grouped by; each is a column of the view. */
enum Dimension {
    TENANT,
    APP,
    COST_CENTER,
    ENVIRONMENT,
    ENDPOINT,
    KEY,
    MODEL,
    PROVIDER,
    OPERATION,
    SOURCE_SERVICE,
    WORKSPACE,
    STATUS;

    static final String NAMES = Arrays.stream(values()).map(Dimension::wireName).collect(Collectors.joining(", "));

    static Optional<Dimension> named(String name) {
        return Arrays.stream(values())
                .filter(dimension -> dimension.wireName().equals(name))
                .findFirst();
    }

    /** Hours are kept by app; what is an app's now is looked up. */
    boolean isOfApps() {
        return this == COST_CENTER || this == ENVIRONMENT;
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
