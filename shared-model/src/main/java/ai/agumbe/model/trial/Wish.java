package ai.agumbe.model.trial;

import ai.agumbe.model.guard.PlainJson;
import ai.agumbe.model.guard.WrittenPolicy;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The members of a wish to try something.
 *
 * @param path where it stands; empty for the whole body
 */
record Wish(ObjectNode body, String path) {
    static final String SETTINGS = "settings";

    static Wish of(ObjectNode body, List<String> known) {
        return new Wish(body, "").only(known);
    }

    Wish only(List<String> known) {
        body.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw invalid(name, "is not known (expected: " + String.join(", ", known) + ")");
            }
        });
        return this;
    }

    InvalidTrialException invalid(String name, String problem) {
        return new InvalidTrialException(path.isEmpty() ? name : path + "." + name, problem);
    }

    boolean has(String name) {
        return body.hasNonNull(name);
    }

    @Nullable String text(String name) {
        JsonNode value = body.path(name);
        if (has(name) && !value.isTextual()) {
            throw invalid(name, "must be a string");
        }
        return has(name) ? value.textValue() : null;
    }

    String requiredText(String name) {
        String text = text(name);
        if (text == null) {
            throw invalid(name, "is missing (expected: a string)");
        }
        return text;
    }

    /** A text, or an array of them; none when there is nothing. */
    List<String> texts(String name) {
        JsonNode value = body.path(name);
        if (!has(name) || value.isTextual()) {
            return has(name) ? List.of(value.textValue()) : List.of();
        }
        List<String> texts = new ArrayList<>();
        value.forEach(entry -> texts.add(entry.textValue()));
        if (!value.isArray() || texts.contains(null)) {
            throw invalid(name, "must be a string or an array of strings");
        }
        return texts;
    }

    /** Null when there is no such member. */
    @Nullable List<Wish> objects(String name, List<String> known) {
        JsonNode value = body.path(name);
        if (!has(name)) {
            return null;
        }
        List<Wish> objects = new ArrayList<>();
        for (JsonNode entry : value) {
            if (entry instanceof ObjectNode object) {
                String at = name + "[" + objects.size() + "]";
                objects.add(new Wish(object, path.isEmpty() ? at : path + "." + at).only(known));
            }
        }
        if (!value.isArray() || objects.size() < value.size()) {
            throw invalid(name, "must be an array of objects with " + String.join(", ", known));
        }
        return objects;
    }

    int number(String name, int otherwise, int most) {
        JsonNode value = body.path(name);
        if (!has(name)) {
            return otherwise;
        }
        if (!value.isInt() || value.intValue() < 1 || value.intValue() > most) {
            throw invalid(name, "is malformed (expected: a whole number from 1 to " + most + ")");
        }
        return value.intValue();
    }

    /** The settings to try; null for those in force. */
    @Nullable Map<String, Object> settings() {
        JsonNode value = body.path(SETTINGS);
        if (!has(SETTINGS)) {
            return null;
        }
        if (value.isTextual() && value.textValue().equals("recommended")) {
            return WrittenPolicy.RECOMMENDED;
        }
        if (!(value instanceof ObjectNode object)) {
            throw invalid(SETTINGS, "must be an object, or \"recommended\"");
        }
        Map<String, Object> named = new HashMap<>();
        PlainJson.members(object).forEach((name, set) -> {
            if (set != null) {
                named.put(name, set);
            }
        });
        return named;
    }
}
