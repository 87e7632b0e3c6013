package ai.agumbe.control.http;

import ai.agumbe.control.database.Database;
import ai.agumbe.control.database.Migration;
import ai.agumbe.control.database.Query;
import ai.agumbe.control.json.Json;
import ai.agumbe.control.problem.Problem;
import ai.agumbe.control.publication.PublicationState;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;

/** Whether the process lives, whether it can work, and its metrics. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class HealthController {
    private final Database database;
    private final Migration migration;
    private final PublicationState publication;
    private final PrometheusMeterRegistry metrics;

    HealthController(
            Database database, Migration migration, PublicationState publication, PrometheusMeterRegistry metrics) {
        this.database = database;
        this.migration = migration;
        this.publication = publication;
        this.metrics = metrics;
    }

    @Get("/healthz")
    HttpResponse<?> live() {
        return Replies.json(HttpStatus.OK, Json.object().put("status", "up"));
    }

    /** Ready means that Postgres answers; without Kafka changes are taken and published later. */
    @Get("/readyz")
    HttpResponse<?> ready() {
        ObjectNode body = Json.object();
        if (!migration.isDone()) {
            return unready(body, migration.state());
        }
        try {
            database.inTransaction(
                    connection -> Query.of(connection, "select 1").all(row -> 0));
        } catch (Problem away) {
            return unready(body, away.detail());
        }
        body.put("status", "ready").put("publication", publication.told());
        return Replies.json(HttpStatus.OK, body);
    }

    @Get("/prometheus")
    @Produces(MediaType.TEXT_PLAIN)
    String metrics() {
        return metrics.scrape();
    }

    private static HttpResponse<?> unready(ObjectNode body, String reason) {
        return Replies.json(
                HttpStatus.SERVICE_UNAVAILABLE, body.put("status", "unready").put("reason", reason));
    }
}
