package ai.agumbe.control.openapi;

import ai.agumbe.control.document.Shape;
import ai.agumbe.control.document.Shapes;
import ai.agumbe.control.json.Json;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One method of one path, described. */
record Operation(String method, String path, Shapes shapes) {
    private static final Pattern PARAMETER = Pattern.compile("\\{([a-z]+)}");
    private static final Pattern RESOURCE = Pattern.compile(
            "/api/v1/admin/(?:tenants/\\{tenant}/)?(?:apps/\\{app}/)?([a-z]+)(/\\{id})?(?:/([a-z-]+))?");

    ObjectNode json(Schemas schemas) {
        Matcher matcher = RESOURCE.matcher(path);
        Optional<Shape<?>> shape = matcher.matches() ? shapes.ofCollection(matcher.group(1)) : Optional.empty();
        ObjectNode operation = Json.object();
        ArrayNode parameters = operation.putArray("parameters");
        addPathParameters(parameters);
        Optional<Read> read = Read.find(path);
        if (read.isEmpty() && shape.isPresent()) {
            String action = String.valueOf(matcher.group(3));
            boolean isOne = matcher.group(2) != null
                    || path.contains("/{app}/")
                    || shape.get().isSingle();
            new ResourceOperation(method, shape.get(), isOne ? action : "collection").describe(operation, schemas);
        } else {
            read.orElseThrow(() -> Read.undescribed(path)).describe(operation, schemas, shapes);
        }
        ObjectNode refused = operation.withObject("/responses").putObject("default");
        refused.put("description", "Refused: every fault at once");
        refused.putObject("content")
                .putObject("application/problem+json")
                .putObject("schema")
                .put("$ref", schemas.problem());
        return operation;
    }

    private void addPathParameters(ArrayNode parameters) {
        Matcher named = PARAMETER.matcher(path);
        while (named.find()) {
            parameters
                    .addObject()
                    .put("name", named.group(1))
                    .put("in", "path")
                    .put("required", true)
                    .putObject("schema")
                    .put("type", "string");
        }
    }

    static void addParameters(ObjectNode operation, String place, List<String> names) {
        ArrayNode parameters = operation.withArray("/parameters");
        for (String name : names) {
            parameters
                    .addObject()
                    .put("name", name)
                    .put("in", place)
                    .putObject("schema")
                    .put("type", "string");
        }
    }

    static void addReply(ObjectNode operation, String status, ObjectNode schema) {
        ObjectNode reply = operation.withObject("/responses").putObject(status).put("description", "Done");
        reply.putObject("content").putObject("application/json").set("schema", schema);
    }
}
