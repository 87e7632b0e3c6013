package ai.agumbe.control.http;

import ai.agumbe.control.json.Json;
import ai.agumbe.control.problem.Problem;
import ai.agumbe.control.problem.Reason;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;

/** The RFC 9457 form of a problem. */
public final class ProblemReply {
    private static final MediaType PROBLEM = MediaType.of("application/problem+json");

    private ProblemReply() {}

    public static MutableHttpResponse<String> of(HttpRequest<?> request, Problem problem) {
        return render(
                request, HttpResponse.status(HttpStatus.valueOf(problem.reason().status())), problem);
    }

    /** Renders onto a reply that has its status already. */
    static MutableHttpResponse<String> render(HttpRequest<?> request, MutableHttpResponse<?> reply, Problem problem) {
        Reason reason = problem.reason();
        ObjectNode body = Json.object();
        body.put("type", reason.type());
        body.put("title", reason.title());
        body.put("status", reply.code());
        body.put("detail", problem.detail());
        body.put("instance", request.getPath());
        ArrayNode faults = body.putArray("faults");
        problem.faults()
                .forEach(fault -> faults.addObject().put("path", fault.path()).put("message", fault.message()));
        if (reason == Reason.UNAUTHORIZED) {
            reply.header("WWW-Authenticate", "Bearer");
        }
        return reply.contentType(PROBLEM).body(Json.text(body));
    }
}
