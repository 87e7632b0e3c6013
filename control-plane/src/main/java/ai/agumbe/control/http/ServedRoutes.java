package ai.agumbe.control.http;

import io.micronaut.web.router.Router;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;

/** What the server answers, as the framework routes it. */
@Singleton
public final class ServedRoutes {
    private final Router router;

    ServedRoutes(Router router) {
        this.router = router;
    }

    /** One method of one path. */
    public record Route(String method, String path) {}

    /** By path and method. */
    public List<Route> all() {
        return router.uriRoutes()
                .map(route -> new Route(
                        route.getHttpMethodName(),
                        route.getUriMatchTemplate().toPathString().replace("{+", "{")))
                .sorted(Comparator.comparing(Route::path).thenComparing(Route::method))
                .toList();
    }
}
