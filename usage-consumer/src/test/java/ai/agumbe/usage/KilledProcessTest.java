package ai.agumbe.usage;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.model.money.Tokens;
import ai.agumbe.usage.ground.ConsumerProcess;
import ai.agumbe.usage.ground.Events;
import ai.agumbe.usage.ground.Publisher;
import ai.agumbe.usage.ground.TestPostgres;
import ai.agumbe.usage.ground.Waiting;
import ai.agumbe.usage.setting.UsageSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The process dies without a word and comes back. */
class KilledProcessTest {
    private static final Duration START = Duration.ofSeconds(60);

    private final UsageSettings.Postgres database = TestPostgres.database();
    private final String tenant = "t-" + UUID.randomUUID();

    @Test
    void aKilledProcessThatComesBackTakesItsPartitionsAtOnceAndLosesNothing() {
        try (Publisher publisher = new Publisher()) {
            try (ConsumerProcess process = new ConsumerProcess("killed", database)) {
                waitUntilReady(process);
                assertThat(process.get("/healthz")).isEqualTo("200 {\"status\":\"up\"}");
                assertThat(process.get("/prometheus")).contains("agumbe_usage_records_stored_total");
                publish(publisher, 3_000);
                Waiting.until(START, "some are counted", () -> !counted().equals("null"));
                process.kill();
            }
            publish(publisher, 500);
            try (ConsumerProcess process = new ConsumerProcess("killed", database)) {
                Waiting.until(
                        START, "it answers", () -> !process.get("/healthz").isEmpty());
                Waiting.until(
                        Duration.ofSeconds(5),
                        "it has its partitions",
                        () -> process.get("/readyz").equals("200 {\"status\":\"ready\"}"));
                Waiting.until(START, "all are counted", () -> counted().equals("3500"));
            }
        }

        assertThat(TestPostgres.ask(database, "SELECT count(*) FROM usage.ledger WHERE tenant = '" + tenant + "'"))
                .isEqualTo("3500");
    }

    private void publish(Publisher publisher, int count) {
        for (int i = 0; i < count; i++) {
            publisher.usage(Events.sold(tenant, Instant.now(), Tokens.of(1, 1), "0.000001"));
        }
    }

    private String counted() {
        return TestPostgres.ask(database, "SELECT sum(requests) FROM usage.hour_sum WHERE tenant = '" + tenant + "'");
    }

    private static void waitUntilReady(ConsumerProcess process) {
        Waiting.until(START, "readiness", () -> process.get("/readyz").startsWith("200"));
    }
}
