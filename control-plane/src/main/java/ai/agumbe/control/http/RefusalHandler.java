package ai.agumbe.control.http;

import ai.agumbe.control.caller.Refusal;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;

/** Where a caller's refusal becomes HTTP. */
@Singleton
final class RefusalHandler implements ExceptionHandler<Refusal, HttpResponse<?>> {
    @Override
    @SuppressWarnings("rawtypes") // the framework's signature
    public HttpResponse<?> handle(HttpRequest request, Refusal refusal) {
        HttpStatus status = HttpStatus.valueOf(refusal.code().httpStatus());
        return CallerErrors.render(HttpResponse.status(status), refusal.code(), refusal.text(), refusal.param());
    }
}
