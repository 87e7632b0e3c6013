package ai.agumbe.data.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import org.jspecify.annotations.Nullable;

/** Writes places in a body as {@code messages[0].content}. */
final class JsonPath {
    private JsonPath() {}

    /** Where the parser stands; null at the root. */
    static @Nullable String of(JsonParser parser) {
        StringBuilder path = new StringBuilder();
        append(path, parser.getParsingContext());
        return path.isEmpty() ? null : path.toString();
    }

    private static void append(StringBuilder path, @Nullable JsonStreamContext context) {
        if (context == null || context.inRoot()) {
            return;
        }
        append(path, context.getParent());
        if (context.inArray()) {
            path.append('[').append(context.getCurrentIndex()).append(']');
        } else if (context.getCurrentName() != null) {
            path.append(path.isEmpty() ? "" : ".").append(context.getCurrentName());
        }
    }
}
