package ai.agumbe.control.http;

import ai.agumbe.control.json.Json;
import ai.agumbe.control.problem.Problem;
import ai.agumbe.control.problem.Reason;
import ai.agumbe.model.error.ErrorCode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import org.jspecify.annotations.Nullable;

/** The contract's §5 form of an error, which callers of the data plane know. */
public final class CallerErrors {
    private CallerErrors() {}

    /** The error of that code, put on a reply that has its status. */
    public static MutableHttpResponse<String> render(MutableHttpResponse<?> reply, ErrorCode code, String message) {
        return render(reply, code, message, null);
    }

    public static MutableHttpResponse<String> render(
            MutableHttpResponse<?> reply, ErrorCode code, String message, @Nullable String param) {
        ObjectNode body = Json.object();
        body.putObject("error")
                .put("message", message)
                .put("type", ErrorCode.typeFor(reply.code()))
                .put("param", param)
                .put("code", code.wireName());
        return reply.contentType(MediaType.APPLICATION_JSON_TYPE).body(Json.text(body));
    }

    /** A reply with the status of its code. */
    public static MutableHttpResponse<String> of(ErrorCode code, String message) {
        return render(HttpResponse.status(HttpStatus.valueOf(code.httpStatus())), code, message);
    }

    /** A problem as such callers are told of it. */
    static MutableHttpResponse<String> of(Problem problem) {
        HttpStatus status = HttpStatus.valueOf(problem.reason().status());
        String param =
                problem.faults().isEmpty() ? null : problem.faults().getFirst().path();
        return render(HttpResponse.status(status), codeOf(problem.reason()), problem.detail(), param);
    }

    static ErrorCode codeOf(Reason reason) {
        return switch (reason) {
            case NOT_FOUND -> ErrorCode.ROUTE_NOT_FOUND;
            case METHOD_NOT_ALLOWED -> ErrorCode.METHOD_NOT_ALLOWED;
            case TOO_LARGE -> ErrorCode.REQUEST_TOO_LARGE;
            case INTERNAL -> ErrorCode.INTERNAL_ERROR;
            case STALE -> ErrorCode.VERSION_CONFLICT;
            case UNAVAILABLE -> ErrorCode.CONTROL_PLANE_UNAVAILABLE;
            case INVALID, UNAUTHORIZED, FORBIDDEN, EXISTS, IN_USE, KEY_REUSED, UNPROCESSABLE, UNSUPPORTED_MEDIA_TYPE ->
                ErrorCode.VALIDATION_ERROR;
        };
    }
}
