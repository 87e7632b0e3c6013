package ai.agumbe.control.http;

import ai.agumbe.model.id.IdRule;
import ai.agumbe.model.id.UuidV7;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.time.InstantSource;

/** Gives every request an id: the caller's own when it is well formed, and says it on the reply. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class RequestIdFilter implements Ordered {
    private static final String HEADER = "x-request-id";
    private static final String ATTRIBUTE = "agumbe.request.id";
    private final UuidV7 ids;

    RequestIdFilter(InstantSource clock) {
        this.ids = new UuidV7(clock);
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @RequestFilter
    void name(HttpRequest<?> request) {
        String given = request.getHeaders().get(HEADER);
        boolean kept = given != null && IdRule.REQUEST.allows(given);
        request.setAttribute(ATTRIBUTE, kept ? given : ids.next().toString());
    }

    @ResponseFilter
    void tell(HttpRequest<?> request, MutableHttpResponse<?> reply) {
        String id = request.getAttribute(ATTRIBUTE, String.class)
                .orElseGet(() -> ids.next().toString());
        reply.header(HEADER, id);
    }
}
