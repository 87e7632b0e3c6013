package ai.agumbe.control.http;

import ai.agumbe.control.problem.Problem;
import ai.agumbe.control.problem.Reason;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Errors that the framework finds itself, such as a path nobody serves, in the form of the surface they happen on. */
@Singleton
final class FrameworkErrors implements ErrorResponseProcessor<String> {
    private static final Logger LOG = LoggerFactory.getLogger(FrameworkErrors.class);
    private static final int BAD_REQUEST = 400;

    @Override
    public MutableHttpResponse<String> processResponse(ErrorContext context, MutableHttpResponse<?> reply) {
        HttpRequest<?> request = context.getRequest();
        Reason reason = reasonOf(reply.code());
        if (reason == Reason.INTERNAL) {
            LOG.atError()
                    .addKeyValue("path", request.getPath())
                    .setCause(context.getRootCause().orElse(null))
                    .log("a request broke");
        }
        String detail = detailOf(reason, request);
        if (isCallersPath(request)) {
            return CallerErrors.render(reply, CallerErrors.codeOf(reason), detail);
        }
        return ProblemReply.render(request, reply, Problem.of(reason, detail));
    }

    private static Reason reasonOf(int status) {
        for (Reason reason : Reason.values()) {
            if (reason.status() == status) {
                return reason;
            }
        }
        return status >= BAD_REQUEST && status < Reason.INTERNAL.status() ? Reason.INVALID : Reason.INTERNAL;
    }

    private static String detailOf(Reason reason, HttpRequest<?> request) {
        return switch (reason) {
            case NOT_FOUND -> "nothing is served at " + request.getPath();
            case METHOD_NOT_ALLOWED -> request.getMethodName() + " is not served at " + request.getPath();
            case TOO_LARGE -> "the body is too large (expected: at most 1 MiB)";
            case UNSUPPORTED_MEDIA_TYPE -> "the body is not JSON (expected: Content-Type application/json)";
            case INTERNAL -> "the request broke here; the log has the reason under this request's id";
            case INVALID, UNAUTHORIZED, FORBIDDEN, EXISTS, IN_USE, KEY_REUSED, UNPROCESSABLE, STALE, UNAVAILABLE ->
                "the request cannot be read";
        };
    }

    /** Whether callers of the data plane ask here, through its relay. */
    static boolean isCallersPath(HttpRequest<?> request) {
        return request.getPath().startsWith("/api/v1/llm");
    }
}
