package ai.agumbe.model.config;

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

    @Override
    public String toString() {
        return kind + "/" + tenant + "/" + id;
    }
}
