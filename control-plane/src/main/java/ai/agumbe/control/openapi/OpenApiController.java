package ai.agumbe.control.openapi;

import ai.agumbe.control.http.Replies;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;

/** {@code GET /api/v1/admin/openapi.json}, open to all: it tells what can be asked and nothing of what is kept. */
@Controller("/api/v1/admin/openapi.json")
final class OpenApiController {
    private final ApiDocument document;

    OpenApiController(ApiDocument document) {
        this.document = document;
    }

    @Get
    HttpResponse<?> read() {
        return Replies.json(HttpStatus.OK, document.json());
    }
}
