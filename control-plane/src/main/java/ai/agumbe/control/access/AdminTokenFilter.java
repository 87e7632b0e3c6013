package ai.agumbe.control.access;

import ai.agumbe.control.problem.Problem;
import ai.agumbe.control.problem.Reason;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** Lets nobody into the admin API without the token, before anything of the request is looked at. */
@ServerFilter(patterns = {"/api/v1/admin", "/api/v1/admin/**"})
final class AdminTokenFilter implements Ordered {
    /** Tells what can be asked, and nothing of what is kept. */
    private static final String OPEN = "/api/v1/admin/openapi.json";

    private static final String BEARER = "bearer ";
    private final AdminToken token;

    AdminTokenFilter(AdminToken token) {
        this.token = token;
    }

    @Override
    public int getOrder() {
        return 0;
    }

    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    void check(HttpRequest<?> request) {
        if (request.getPath().equals(OPEN)) {
            return;
        }
        String header = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
        if (header == null
                || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                || !token.matches(header.substring(BEARER.length()).strip())) {
            throw Problem.of(
                    Reason.UNAUTHORIZED,
                    "the admin token is missing or wrong (expected: Authorization: Bearer <token>)");
        }
    }
}
