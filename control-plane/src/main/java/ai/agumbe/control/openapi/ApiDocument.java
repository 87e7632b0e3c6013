package ai.agumbe.control.openapi;

import ai.agumbe.control.document.Shapes;
import ai.agumbe.control.http.ServedRoutes;
import ai.agumbe.control.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Set;

/** The OpenAPI 3.1 document of the admin API. Its paths are those of the router, its schemas those of the readers. */
@Singleton
final class ApiDocument {
    private static final String ADMIN = "/api/v1/admin/";
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");
    private final ServedRoutes routes;
    private final Shapes shapes;

    ApiDocument(ServedRoutes routes, Shapes shapes) {
        this.routes = routes;
        this.shapes = shapes;
    }

    ObjectNode json() {
        ObjectNode document = Json.object().put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Agumbe AI Gateway, admin API")
                .put("version", "v1")
                .put("description", "snake_case; pages go on with next_cursor; refusals are application/problem+json.");
        document.putArray("security").addObject().putArray("admin_token");
        ObjectNode paths = document.putObject("paths");
        Schemas schemas = new Schemas();
        routes.all().stream()
                .filter(route ->
                        METHODS.contains(route.method()) && route.path().startsWith(ADMIN))
                .forEach(route -> add(paths, new Operation(route.method(), route.path(), shapes), schemas));
        document.set("components", schemas.components());
        return document;
    }

    private static void add(ObjectNode paths, Operation operation, Schemas schemas) {
        ObjectNode path = paths.withObject("/" + escaped(operation.path()));
        path.set(operation.method().toLowerCase(Locale.ROOT), operation.json(schemas));
    }

    /** As a step of a JSON pointer. */
    private static String escaped(String path) {
        return path.replace("~", "~0").replace("/", "~1");
    }
}
