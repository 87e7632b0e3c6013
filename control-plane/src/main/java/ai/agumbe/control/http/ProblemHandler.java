package ai.agumbe.control.http;

import ai.agumbe.control.problem.Problem;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Where a problem becomes HTTP. */
@Singleton
final class ProblemHandler implements ExceptionHandler<Problem, HttpResponse<?>> {
    @Override
    @SuppressWarnings("rawtypes") // the framework's signature
    public HttpResponse<?> handle(HttpRequest request, Problem problem) {
        return FrameworkErrors.isCallersPath(request) ? CallerErrors.of(problem) : ProblemReply.of(request, problem);
    }
}
