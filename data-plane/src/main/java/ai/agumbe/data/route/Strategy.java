package ai.agumbe.data.route;

import java.util.Locale;

/** How a route orders its candidates. */
public enum Strategy {
    /** As they are listed. */
    PRIORITY,
    /** By a random draw without replacement. */
    WEIGHTED,
    /** The fastest lately first. */
    LATENCY,
    /** The cheapest first. */
    COST;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Strategy of(String wireName) {
        for (Strategy strategy : values()) {
            if (strategy.wireName().equals(wireName)) {
                return strategy;
            }
        }
        throw new IllegalArgumentException(
                "strategy: " + wireName + " (expected: priority, weighted, latency or cost)");
    }
}
