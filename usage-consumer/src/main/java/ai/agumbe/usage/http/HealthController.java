package ai.agumbe.usage.http;

import ai.agumbe.usage.intake.Intakes;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Says whether we live, whether we work, and what we have measured. */
@Controller
final class HealthController {
    private final Intakes intakes;
    private final PrometheusMeterRegistry metrics;

    HealthController(Intakes intakes, PrometheusMeterRegistry metrics) {
        this.intakes = intakes;
        this.metrics = metrics;
    }

    @Get("/healthz")
    Map<String, String> health() {
        return Map.of("status", "up");
    }

    @Get("/readyz")
    HttpResponse<Map<String, String>> readiness() {
        Optional<String> trouble = intakes.trouble();
        if (trouble.isEmpty()) {
            return HttpResponse.ok(Map.of("status", "ready"));
        }
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("status", "unready");
        answer.put("reason", trouble.get());
        return HttpResponse.<Map<String, String>>status(HttpStatus.SERVICE_UNAVAILABLE)
                .body(answer);
    }

    @Get("/prometheus")
    @Produces(MediaType.TEXT_PLAIN)
    String metrics() {
        return metrics.scrape();
    }
}
