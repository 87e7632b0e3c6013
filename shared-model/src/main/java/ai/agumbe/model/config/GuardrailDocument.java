package ai.agumbe.model.config;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the calls of one app must keep to.
 *
 * @param id the app's
 * @param settings by name, only those that are not at their defaults
 * @param locked settings that a key of the app cannot loosen
 * @param version the document's own
 */
public record GuardrailDocument(
        String tenant, String id, Map<String, Object> settings, List<String> locked, int version) {
    public static final String REQUESTS_PER_MINUTE = "rateLimitPerMinute";
    public static final String REQUESTS_PER_HOUR = "rateLimitPerHour";
    public static final String TOKENS_PER_MINUTE = "tokensPerMinute";
    public static final String MAX_CONCURRENCY = "maxConcurrency";
    public static final String MAX_TOKENS = "maxTokens";

    public GuardrailDocument {
        settings = Map.copyOf(settings);
        locked = List.copyOf(locked);
    }

    public Limits limits() {
        return new Limits(
                number(REQUESTS_PER_MINUTE),
                number(REQUESTS_PER_HOUR),
                number(TOKENS_PER_MINUTE),
                number(MAX_CONCURRENCY));
    }

    /** The most tokens that one answer may have; null for as many as its model gives. */
    public @Nullable Integer maxTokens() {
        return number(MAX_TOKENS);
    }

    private @Nullable Integer number(String name) {
        return switch (settings.get(name)) {
            case null -> null;
            case Integer number when number > 0 -> number;
            default ->
                throw new IllegalArgumentException(name + ": of app " + id + " is no limit (expected: a number)");
        };
    }
}
