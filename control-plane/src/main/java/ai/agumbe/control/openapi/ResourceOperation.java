package ai.agumbe.control.openapi;

import ai.agumbe.control.document.Shape;
import ai.agumbe.control.json.Json;
import ai.agumbe.model.config.ConfigKind;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/**
 * What a resource does at one of its paths.
 *
 * @param at {@code collection}, an action such as {@code restore}, or {@code null} for a single document
 */
record ResourceOperation(String method, Shape<?> shape, String at) {
    private static final String VERSIONS = "versions";

    /** The only action that makes something that is listed. */
    private static final String TOP_UPS = "top-ups";

    /** Kinds whose ids we make. */
    private static final Set<ConfigKind> NAMED_HERE = Set.of(ConfigKind.KEY, ConfigKind.RERATING);

    void describe(ObjectNode operation, Schemas schemas) {
        String kind = shape.kind().wireName();
        operation.put("summary", summary(kind));
        operation.putArray("tags").add(kind);
        boolean lists = method.equals("GET") && (at.equals("collection") || isPaged());
        if (lists) {
            Operation.addParameters(operation, "query", List.of("limit", "cursor"));
        }
        if (!method.equals("GET")) {
            Operation.addParameters(operation, "query", List.of("wait"));
            Operation.addParameters(operation, "header", List.of(makes() ? "Idempotency-Key" : "If-Match"));
            addBody(operation, schemas);
        }
        addReplies(operation, schemas);
    }

    private boolean isCreate() {
        return method.equals("POST") && at.equals("collection");
    }

    /** Whether a repeat would make one more. */
    private boolean makes() {
        return isCreate() || (method.equals("POST") && at.equals(TOP_UPS));
    }

    private boolean isPaged() {
        return at.equals(VERSIONS) || at.equals(TOP_UPS);
    }

    private boolean isAction() {
        return method.equals("POST") && !at.equals("collection");
    }

    private String summary(String kind) {
        return switch (method) {
            case "GET" -> at.equals("collection") ? "List: " + kind : isPaged() ? at + ": " + kind : "Read: " + kind;
            case "POST" -> isCreate() ? "Create: " + kind : at + ": " + kind;
            case "PUT" -> "Create or replace: " + kind;
            case "PATCH" -> "Change single members: " + kind;
            default -> "Delete: " + kind;
        };
    }

    private void addBody(ObjectNode operation, Schemas schemas) {
        if (method.equals("DELETE")) {
            return;
        }
        ObjectNode body = operation.putObject("requestBody").put("required", !isAction());
        ObjectNode json = body.putObject("content").putObject("application/json");
        if (isAction()) {
            json.set("schema", schemas.action(shape, at));
        } else {
            json.putObject("schema").put("$ref", schemas.request(shape, form()));
        }
    }

    /** Only where the path does not name the document, and we do not, the request must. */
    private String form() {
        boolean isNamedHere = !at.equals("collection") || NAMED_HERE.contains(shape.kind());
        return method.equals("PATCH") ? "Patch" : isNamedHere ? "Request" : "Named";
    }

    private void addReplies(ObjectNode operation, Schemas schemas) {
        ObjectNode one = Json.object().put("$ref", schemas.reply(shape));
        switch (method) {
            case "DELETE" -> operation.withObject("/responses").putObject("204").put("description", "Deleted");
            case "PUT" -> {
                Operation.addReply(operation, "200", one);
                Operation.addReply(operation, "201", one);
            }
            case "POST" -> Operation.addReply(operation, makes() ? "201" : "200", isPaged() ? Json.object() : one);
            default ->
                Operation.addReply(operation, "200", at.equals("null") ? one : page(isPaged() ? Json.object() : one));
        }
        if (!method.equals("GET")) {
            operation
                    .withObject("/responses")
                    .putObject("202")
                    .put("description", "Done, but nodes are pending or refused");
        }
    }

    private static ObjectNode page(ObjectNode entry) {
        ObjectNode page = Json.object().put("type", "object");
        ObjectNode properties = page.putObject("properties");
        properties.putObject("data").put("type", "array").set("items", entry);
        properties.putObject("next_cursor").putArray("type").add("string").add("null");
        return page;
    }
}
