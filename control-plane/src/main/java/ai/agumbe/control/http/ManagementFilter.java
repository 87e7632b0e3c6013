package ai.agumbe.control.http;

import ai.agumbe.control.problem.Problem;
import ai.agumbe.control.problem.Reason;
import ai.agumbe.control.setting.ControlSettings;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Optional;
import java.util.Set;

/** Keeps health and metrics on the management port, and all else off it, when there is one. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class ManagementFilter implements Ordered {
    private static final Set<String> MANAGEMENT = Set.of("/healthz", "/readyz", "/prometheus");
    private final Optional<Integer> managementPort;

    ManagementFilter(ControlSettings settings) {
        this.managementPort = settings.listen().managementPort();
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE + 1;
    }

    @RequestFilter
    void check(HttpRequest<?> request) {
        managementPort.ifPresent(port -> {
            boolean onManagementPort = request.getServerAddress().getPort() == port;
            if (onManagementPort != MANAGEMENT.contains(request.getPath())) {
                throw Problem.of(Reason.NOT_FOUND, "nothing is served at " + request.getPath() + " on this port");
            }
        });
    }
}
