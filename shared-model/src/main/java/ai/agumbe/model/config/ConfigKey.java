package ai.agumbe.model.config;

import org.jspecify.annotations.Nullable;

/**
 * Names one config document, on the topic as {@code kind/tenant/id}.
 *
 * @param kind wire name of the kind; a string, because a node keeps documents of kinds it does not know yet
 * @param tenant the owner; empty for the platform's own documents
 * @param id unique within kind and tenant; may contain slashes
 */
public record ConfigKey(String kind, String tenant, String id) {
    public static ConfigKey of(ConfigKind kind, String tenant, String id) {
        return new ConfigKey(kind.wireName(), tenant, id);
    }

    public static ConfigKey parse(String text) {
        int first = text.indexOf('/');
        int second = text.indexOf('/', first + 1);
        if (first < 1 || second < 0 || second == text.length() - 1) {
            throw new IllegalArgumentException("config key: " + text + " (expected: kind/tenant/id)");
        }
        return new ConfigKey(text.substring(0, first), text.substring(first + 1, second), text.substring(second + 1));
    }

    /** By hand, as {@link #hashCode}: what the compiler makes of a record is linked at each start, and slow until it is warm. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ConfigKey key
                && id.equals(key.id)
                && tenant.equals(key.tenant)
                && kind.equals(key.kind);
    }

    @Override
    public int hashCode() {
        return (kind.hashCode() * 31 + tenant.hashCode()) * 31 + id.hashCode();
    }

    @Override
    public String toString() {
        return kind + "/" + tenant + "/" + id;
    }
}
