package ai.agumbe.control.openapi;

import ai.agumbe.control.document.RequestForm;
import ai.agumbe.control.document.Shape;
import ai.agumbe.control.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The schemas that operations refer to; each is made when it is first asked for. */
final class Schemas {
    private static final String REFERENCE = "#/components/schemas/";
    private final ObjectNode byName = Json.object();

    ObjectNode components() {
        ObjectNode components = Json.object();
        components.set("schemas", byName);
        components
                .putObject("securitySchemes")
                .putObject("admin_token")
                .put("type", "http")
                .put("scheme", "bearer");
        return components;
    }

    /** What a request says of a document; a patch may leave out all of it, a named one tells its id. */
    String request(Shape<?> shape, String form) {
        ObjectNode schema = RequestForm.of(shape).schema();
        if (form.equals("Patch")) {
            schema.remove("required");
        } else if (form.equals("Named")) {
            schema.withArray("/required").add("id");
        }
        return named(shape.kind().wireName(), form, schema);
    }

    ObjectNode action(Shape<?> shape, String action) {
        return RequestForm.ofAction(shape, action).schema();
    }

    /** What replies show of a document. */
    String reply(Shape<?> shape) {
        RequestForm form = RequestForm.of(shape);
        ObjectNode asked = form.schema();
        ObjectNode schema = Json.object().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        form.shown().properties().forEach(member -> {
            JsonNode known = asked.path("properties").path(member.getKey());
            properties.set(member.getKey(), known.isEmpty() ? typeOf(member.getValue()) : known);
        });
        properties.putObject("version").put("type", "integer").put("minimum", 1);
        properties.putObject("created_at").put("type", "string").put("format", "date-time");
        properties.putObject("updated_at").put("type", "string").put("format", "date-time");
        return named(shape.kind().wireName(), "", schema);
    }

    String problem() {
        ObjectNode schema = Json.object().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        for (String name : new String[] {"type", "title", "detail", "instance"}) {
            properties.putObject(name).put("type", "string");
        }
        properties.putObject("status").put("type", "integer");
        ObjectNode fault = properties
                .putObject("faults")
                .put("type", "array")
                .putObject("items")
                .put("type", "object");
        fault.putObject("properties").putObject("path").put("type", "string");
        fault.withObject("/properties").putObject("message").put("type", "string");
        return named("problem", "", schema);
    }

    private String named(String kind, String form, ObjectNode schema) {
        String name = Character.toUpperCase(kind.charAt(0)) + kind.substring(1) + form;
        byName.set(name, schema);
        return REFERENCE + name;
    }

    private static ObjectNode typeOf(JsonNode value) {
        ObjectNode schema = Json.object();
        switch (value.getNodeType()) {
            case STRING -> schema.put("type", "string");
            case BOOLEAN -> schema.put("type", "boolean");
            case NUMBER -> schema.put("type", "number");
            case ARRAY -> schema.put("type", "array");
            case OBJECT -> schema.put("type", "object");
            default -> schema.putArray("type").add("string").add("null");
        }
        return schema;
    }
}
