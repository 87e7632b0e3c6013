package ai.agumbe.control.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** What a reader asks of an object's members, noted as it asks: so a schema says what the code checks, by itself. */
public final class Description {
    private final Map<String, Supplier<ObjectNode>> members = new LinkedHashMap<>();
    private final Set<String> required = new LinkedHashSet<>();

    void member(String name, Supplier<ObjectNode> schema) {
        members.put(name, schema);
    }

    Set<String> names() {
        return members.keySet();
    }

    void require(String name) {
        required.add(name);
    }

    /** The JSON schema of the object. A member that is not required may be null, which is as good as left out. */
    public ObjectNode schema() {
        ObjectNode schema = Json.object().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        members.forEach(
                (name, member) -> properties.set(name, required.contains(name) ? member.get() : orNull(member.get())));
        if (!required.isEmpty()) {
            required.forEach(schema.putArray("required")::add);
        }
        return schema.put("additionalProperties", false);
    }

    private static ObjectNode orNull(ObjectNode schema) {
        JsonNode type = schema.path("type");
        if (type.isTextual()) {
            schema.putArray("type").add(type.textValue()).add("null");
        } else if (type instanceof ArrayNode types) {
            types.add("null");
        }
        if (schema.get("enum") instanceof ArrayNode choices) {
            choices.addNull();
        }
        return schema;
    }

    static ObjectNode text(int maxLength) {
        return Json.object().put("type", "string").put("maxLength", maxLength);
    }

    static ObjectNode only(JsonNode value) {
        ObjectNode schema = Json.object();
        schema.putArray("enum").add(value);
        return schema;
    }

    static ObjectNode choice(List<String> choices) {
        ObjectNode schema = Json.object().put("type", "string");
        choices.forEach(schema.putArray("enum")::add);
        return schema;
    }

    static ObjectNode flag() {
        return Json.object().put("type", "boolean");
    }

    static ObjectNode number(int min, int max) {
        return Json.object().put("type", "integer").put("minimum", min).put("maximum", max);
    }

    static ObjectNode count(long max) {
        return Json.object().put("type", "integer").put("minimum", 0).put("maximum", max);
    }

    static ObjectNode instant() {
        return Json.object().put("type", "string").put("format", "date-time");
    }

    /** Text, or a number. */
    static ObjectNode decimal(String pattern) {
        ObjectNode schema = Json.object().put("pattern", "^" + pattern + "$");
        schema.putArray("type").add("string").add("number");
        return schema;
    }

    static ObjectNode list(ObjectNode entry, int maxEntries) {
        ObjectNode schema = Json.object().put("type", "array").put("maxItems", maxEntries);
        schema.set("items", entry);
        return schema;
    }

    static ObjectNode wordOrTexts(String word, int maxLength) {
        ObjectNode schema = Json.object();
        ArrayNode forms = schema.putArray("anyOf");
        forms.addObject().put("const", word);
        forms.addObject().put("type", "array").set("items", text(maxLength));
        forms.addObject().put("type", "null");
        return schema;
    }

    static ObjectNode textsByName(int maxLength) {
        ObjectNode schema = Json.object().put("type", "object");
        schema.set("additionalProperties", text(maxLength));
        return schema;
    }
}
