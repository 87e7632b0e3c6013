package ai.agumbe.simulator.generation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** A small JSON value of a schema: every property present, the first of alternatives, words for strings. */
final class Sample {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int DEEPEST = 20;
    private static final int MOST_VALUES = 1_000;

    private final int seed;
    private int strings;
    private int values;

    private Sample(int seed) {
        this.seed = seed;
    }

    /** A value of the schema; a schema that says nothing gives an object with one member. */
    static JsonNode of(JsonNode schema, int seed) {
        Sample sample = new Sample(seed);
        if (!schema.isObject() || schema.isEmpty()) {
            return JSON.objectNode().put("answer", sample.word());
        }
        return sample.value(schema, 0);
    }

    private JsonNode value(JsonNode schema, int depth) {
        if (values++ > MOST_VALUES) {
            return JSON.nullNode();
        }
        if (schema.has("const")) {
            return schema.get("const");
        }
        for (String choice : new String[] {"enum", "examples"}) {
            if (schema.path(choice).path(0).isValueNode()) {
                return schema.get(choice).get(0);
            }
        }
        for (String choice : new String[] {"anyOf", "oneOf", "allOf"}) {
            if (schema.path(choice).has(0) && depth < DEEPEST) {
                return value(schema.get(choice).get(0), depth + 1);
            }
        }
        return ofType(schema, depth);
    }

    private JsonNode ofType(JsonNode schema, int depth) {
        JsonNode type = schema.path("type");
        String named = (type.isArray() ? type.path(0) : type).asText(schema.has("properties") ? "object" : "string");
        return switch (named.toLowerCase(Locale.ROOT)) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, depth);
            case "integer", "number" -> number(schema);
            case "boolean" -> JSON.booleanNode(true);
            case "null" -> JSON.nullNode();
            default -> JSON.textNode(word());
        };
    }

    private JsonNode object(JsonNode schema, int depth) {
        ObjectNode object = JSON.objectNode();
        if (depth < DEEPEST) {
            schema.path("properties")
                    .properties()
                    .forEach(property -> object.set(property.getKey(), value(property.getValue(), depth + 1)));
        }
        return object;
    }

    private JsonNode array(JsonNode schema, int depth) {
        ArrayNode array = JSON.arrayNode();
        int least = Math.clamp(schema.path("minItems").asInt(1), 1, DEEPEST);
        for (int item = 0; item < least && depth < DEEPEST; item++) {
            array.add(value(schema.path("items"), depth + 1));
        }
        return array;
    }

    private static JsonNode number(JsonNode schema) {
        return schema.has("minimum") ? schema.get("minimum") : JSON.numberNode(1);
    }

    private String word() {
        return Vocabulary.word(seed + strings++);
    }
}
