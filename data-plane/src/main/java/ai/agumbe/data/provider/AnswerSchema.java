package ai.agumbe.data.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The schema that an answer has to fit, where providers take the schema alone. */
public final class AnswerSchema {
    private static final String DESCRIPTION = "description";

    private AnswerSchema() {}

    /**
     * What OpenAI's form says about the schema becomes the schema's own description, unless it has one.
     *
     * @return a missing node when there is no schema
     */
    public static JsonNode in(JsonNode responseFormat) {
        JsonNode asked = responseFormat.path("json_schema");
        JsonNode schema = asked.path("schema");
        JsonNode description = asked.path(DESCRIPTION);
        if (!(schema instanceof ObjectNode object) || !description.isTextual() || schema.has(DESCRIPTION)) {
            return schema;
        }
        ObjectNode described = object.objectNode();
        object.properties().forEach(member -> described.set(member.getKey(), member.getValue()));
        return described.set(DESCRIPTION, description);
    }
}
