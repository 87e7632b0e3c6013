package ai.agumbe.control.usage;

import ai.agumbe.control.http.Replies;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/v1/admin/usage/…}: what finance asks of usage beyond its sums. */
@Controller("/api/v1/admin/usage")
@ExecuteOn(TaskExecutors.BLOCKING)
final class UsageReportController {
    private final Usage usage;
    private final Outliers outliers;
    private final Unpriced unpriced;

    UsageReportController(Usage usage, Outliers outliers, Unpriced unpriced) {
        this.usage = usage;
        this.outliers = outliers;
        this.unpriced = unpriced;
    }

    /** A period beside another one. */
    @Get("/comparison")
    HttpResponse<?> compare(HttpRequest<?> request) {
        UsageQuery now = whole(request);
        UsageQuery before = now.before(Parameters.instantOrNull(parameter(request, "before"), "before"));
        return Replies.json(HttpStatus.OK, Comparison.of(now, before, usage.of(now), usage.of(before)));
    }

    /** What one request, and a million tokens, came to. */
    @Get("/unit-economics")
    HttpResponse<?> units(HttpRequest<?> request) {
        return Replies.json(HttpStatus.OK, UnitEconomics.of(usage.of(whole(request))));
    }

    /** The exchanges that stand out. */
    @Get("/outliers")
    HttpResponse<?> outliers(HttpRequest<?> request) {
        OutlierQuery query = OutlierQuery.of(whole(request), name -> parameter(request, name));
        return Replies.json(HttpStatus.OK, outliers.of(query));
    }

    /** What was sold without a price, of all tenants. */
    @Get("/unpriced")
    HttpResponse<?> unpriced(HttpRequest<?> request) {
        Instant from = Parameters.instantOrNull(parameter(request, "from"), "from");
        return Replies.json(HttpStatus.OK, unpriced.since(from == null ? Instant.EPOCH : from));
    }

    /** All of the period in one bucket. */
    private static UsageQuery whole(HttpRequest<?> request) {
        return UsageQuery.of(name -> parameter(request, name)).whole();
    }

    private static @Nullable String parameter(HttpRequest<?> request, String name) {
        return request.getParameters().get(name);
    }
}
