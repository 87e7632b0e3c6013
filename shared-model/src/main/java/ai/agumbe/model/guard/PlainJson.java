package ai.agumbe.model.guard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as maps, lists, texts, whole numbers, decimals and booleans: what settings are read from. */
public final class PlainJson {
    private PlainJson() {}

    /** An object's members. */
    public static Map<String, @Nullable Object> members(ObjectNode object) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        object.properties().forEach(each -> members.put(each.getKey(), of(each.getValue())));
        return members;
    }

    /** A value; null for null. */
    public static @Nullable Object of(JsonNode value) {
        if (value instanceof ObjectNode object) {
            return members(object);
        }
        if (value.isArray()) {
            List<@Nullable Object> entries = new ArrayList<>();
            value.forEach(entry -> entries.add(of(entry)));
            return entries;
        }
        if (value.isTextual()) {
            return value.textValue();
        }
        if (value.isNumber()) {
            return value.isIntegralNumber() && value.canConvertToInt()
                    ? (Object) value.intValue()
                    : value.doubleValue();
        }
        return value.isBoolean() ? value.booleanValue() : null;
    }
}
