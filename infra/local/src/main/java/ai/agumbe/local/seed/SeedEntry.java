package ai.agumbe.local.seed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One object that a seeded stack has.
 *
 * @param method how it is written
 * @param unless the path at which it may already be; null when it is written at every start because it may have moved
 * @param body may hold {@code ${name}} as a whole value
 */
record SeedEntry(String method, String path, @Nullable String unless, ObjectNode body) {
    /** Writes it unless it is there, so that what people changed stays changed. */
    void apply(AdminApi api, Map<String, String> values) {
        if (unless == null || api.get(unless).isEmpty()) {
            api.write(method, path, filled(body, values));
        }
    }

    private static ObjectNode filled(ObjectNode body, Map<String, String> values) {
        ObjectNode filled = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> member : body.properties()) {
            String value = values.get(member.getValue().asText());
            filled.set(member.getKey(), value == null ? member.getValue() : JsonNodeFactory.instance.textNode(value));
        }
        return filled;
    }
}
