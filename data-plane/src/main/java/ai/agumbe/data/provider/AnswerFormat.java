package ai.agumbe.data.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What form an answer is to have, as chat's {@code response_format} says it. */
public final class AnswerFormat {
    public static final String MEMBER = "response_format";

    private static final String DESCRIPTION = "description";

    private AnswerFormat() {}

    /** The type of what was taken from the body; a text when nothing was asked. */
    public static String type(JsonNode asked, Parameters body) {
        if (asked.isMissingNode()) {
            return "text";
        }
        if (!asked.path("type").isTextual()) {
            throw body.inexpressible(MEMBER, "must be an object with a type.");
        }
        return asked.path("type").textValue();
    }

    /**
     * The schema, for providers that take it alone: what is said beside it becomes its own description, unless it has one.
     *
     * @return a missing node when there is no schema
     */
    public static JsonNode schema(JsonNode asked) {
        JsonNode told = asked.path("json_schema");
        JsonNode schema = told.path("schema");
        JsonNode description = told.path(DESCRIPTION);
        if (!(schema instanceof ObjectNode object) || !description.isTextual() || schema.has(DESCRIPTION)) {
            return schema;
        }
        ObjectNode described = object.objectNode();
        object.properties().forEach(member -> described.set(member.getKey(), member.getValue()));
        return described.set(DESCRIPTION, description);
    }
}
