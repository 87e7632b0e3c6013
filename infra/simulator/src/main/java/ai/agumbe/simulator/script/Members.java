package ai.agumbe.simulator.script;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The members of one JSON object in a script, each read once and within its bounds. */
record Members(String where, JsonNode object) {

    static Members of(String where, @Nullable JsonNode object, Set<String> known) throws ScriptFault {
        if (object == null || !object.isObject()) {
            throw new ScriptFault(where + ": not an object (expected: a JSON object)");
        }
        List<String> unknown = new ArrayList<>();
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                unknown.add(name);
            }
        });
        if (!unknown.isEmpty()) {
            throw new ScriptFault("%s: unknown members %s (expected: some of %s)"
                    .formatted(where, unknown, known.stream().sorted().toList()));
        }
        return new Members(where, object);
    }

    /** The member, or null when it is missing; JSON's null counts as missing. */
    @Nullable JsonNode get(String name) {
        return object.hasNonNull(name) ? object.get(name) : null;
    }

    int integer(String name, int fallback, int least, int most) throws ScriptFault {
        JsonNode value = get(name);
        if (value == null) {
            return fallback;
        }
        if (!value.isIntegralNumber() || value.longValue() < least || value.longValue() > most) {
            throw new ScriptFault(
                    "%s.%s: %s (expected: an integer from %d to %d)".formatted(where, name, value, least, most));
        }
        return value.intValue();
    }

    @Nullable String text(String name) throws ScriptFault {
        JsonNode value = get(name);
        if (value != null && !value.isTextual()) {
            throw new ScriptFault("%s.%s: %s (expected: a string)".formatted(where, name, value));
        }
        return value == null ? null : value.textValue();
    }
}
