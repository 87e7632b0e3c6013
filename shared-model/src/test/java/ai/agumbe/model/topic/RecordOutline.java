package ai.agumbe.model.topic;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a record's members are on a topic, a line each: path and JSON types. A schema's outline must be the same. */
record RecordOutline(UnaryOperator<String> naming) {
    private static final Map<Class<?>, String> TYPES = Map.ofEntries(
            Map.entry(String.class, "string"),
            Map.entry(UUID.class, "string"),
            Map.entry(Instant.class, "string"),
            Map.entry(BigDecimal.class, "string"),
            Map.entry(int.class, "integer"),
            Map.entry(Integer.class, "integer"),
            Map.entry(long.class, "integer"),
            Map.entry(Long.class, "integer"),
            Map.entry(boolean.class, "boolean"));

    List<String> of(Class<?> type) {
        List<String> lines = new ArrayList<>();
        members(type, "", lines);
        return lines;
    }

    private void members(Class<?> type, String path, List<String> lines) {
        for (RecordComponent member : type.getRecordComponents()) {
            line(member.getAnnotatedType(), path + "/" + naming.apply(member.getName()), lines);
        }
    }

    private void line(AnnotatedType annotated, String path, List<String> lines) {
        String orNull = annotated.isAnnotationPresent(Nullable.class) ? " or null" : "";
        Class<?> type = raw(annotated.getType());
        if (Collection.class.isAssignableFrom(type)) {
            lines.add(path + " array" + orNull);
            line(((AnnotatedParameterizedType) annotated).getAnnotatedActualTypeArguments()[0], path + "[]", lines);
        } else if (type.isRecord()) {
            lines.add(path + " object" + orNull);
            members(type, path, lines);
        } else {
            String named = type == Map.class ? "object" : TYPES.getOrDefault(type, "unknown: " + type);
            lines.add(path + " " + named + orNull);
        }
    }

    /** The outline of a published schema, in which every member has to be required. */
    static List<String> ofSchema(JsonNode schema) {
        List<String> lines = new ArrayList<>();
        parts(schema, "", lines);
        return lines;
    }

    private static void parts(JsonNode schema, String path, List<String> lines) {
        List<String> required = texts(schema.path("required"));
        schema.path("properties").properties().forEach(property -> {
            String where = path + "/" + property.getKey();
            String optional = required.contains(property.getKey()) ? "" : " optional";
            lines.add(where + " " + types(property.getValue()) + optional);
            parts(property.getValue(), where, lines);
        });
        if (schema.has("items")) {
            lines.add(path + "[] " + types(schema.path("items")));
            parts(schema.path("items"), path + "[]", lines);
        }
    }

    private static String types(JsonNode schema) {
        JsonNode type = schema.path("type");
        return type.isArray() ? String.join(" or ", texts(type)) : type.asText();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static Class<?> raw(Type type) {
        return type instanceof ParameterizedType parameterized
                ? (Class<?>) parameterized.getRawType()
                : (Class<?>) type;
    }
}
