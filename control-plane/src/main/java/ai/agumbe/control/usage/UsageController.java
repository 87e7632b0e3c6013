package ai.agumbe.control.usage;

import ai.agumbe.control.http.Replies;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** {@code GET /api/v1/admin/usage}: what a tenant used and what it cost. */
@Controller("/api/v1/admin/usage")
@ExecuteOn(TaskExecutors.BLOCKING)
final class UsageController {
    private static final MediaType CSV = MediaType.of("text/csv;charset=utf-8");

    private final Usage usage;

    UsageController(Usage usage) {
        this.usage = usage;
    }

    @Get
    HttpResponse<?> read(HttpRequest<?> request) {
        UsageQuery query = UsageQuery.of(name -> request.getParameters().get(name));
        return reply(usage, query);
    }

    /** In the form that is asked for. */
    static HttpResponse<?> reply(Usage usage, UsageQuery query) {
        return switch (query.format()) {
            case JSON -> Replies.json(HttpStatus.OK, UsageJson.of(usage.of(query)));
            case CSV -> HttpResponse.ok(UsageCsv.of(query, usage.of(query))).contentType(CSV);
            case FOCUS -> {
                UsageQuery charges = UsageFocus.charges(query);
                yield HttpResponse.ok(UsageFocus.of(charges, usage.of(charges))).contentType(CSV);
            }
        };
    }
}
