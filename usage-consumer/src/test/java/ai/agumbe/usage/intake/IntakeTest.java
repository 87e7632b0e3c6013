package ai.agumbe.usage.intake;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.model.event.UsageEvent;
import ai.agumbe.model.money.Tokens;
import ai.agumbe.model.topic.Topics;
import ai.agumbe.usage.ground.Consumer;
import ai.agumbe.usage.ground.DeadLetterBox;
import ai.agumbe.usage.ground.Events;
import ai.agumbe.usage.ground.Publisher;
import ai.agumbe.usage.ground.TestKafka;
import ai.agumbe.usage.ground.TestPostgres;
import ai.agumbe.usage.ground.Waiting;
import ai.agumbe.usage.setting.UsageSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Records from a real broker into a real database, while things go wrong. */
class IntakeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final UsageSettings.Postgres database = TestPostgres.database();
    private final String tenant = "t-" + UUID.randomUUID();

    @Test
    void duplicatesAndReplaysCountOnce() {
        try (Publisher publisher = new Publisher();
                Consumer consumer = Consumer.start("one", database)) {
            for (int i = 0; i < 50; i++) {
                UsageEvent event = sold(10, 5);
                publisher.usage(event).usage(event).row(event).row(event);
            }
            waitFor(50);
            TestPostgres.execute(database, "UPDATE usage.position SET next_offset = 0");
            UsageEvent last = sold(10, 5);
            publisher.usage(last).row(last);

            waitFor(51);

            assertThat(sum("input_tokens")).isEqualTo("510");
            assertThat(sum("cost")).isEqualTo("0.000051000000");
            assertThat(ask("SELECT count(*) FROM usage.ledger WHERE tenant = '" + tenant + "'"))
                    .isEqualTo("51");
            Waiting.until(PATIENCE, "51 log rows", () -> rows().equals("51"));
            assertThat(consumer.metric("agumbe.usage.transactions.superseded")).isPositive();
        }
    }

    @Test
    void positionsSurviveARestart() {
        try (Publisher publisher = new Publisher()) {
            try (Consumer first = Consumer.start("same-node", database)) {
                publisher.usage(sold(1, 1)).usage(sold(1, 1));
                waitFor(2);
                Waiting.until(PATIENCE, "readiness", first::isReady);
            }
            publisher.usage(sold(1, 1));

            try (Consumer second = Consumer.start("same-node", database)) {
                waitFor(3);

                assertThat(second.metric("agumbe.usage.records.stored")).isEqualTo(1);
                assertThat(second.metric("agumbe.usage.records.duplicate")).isZero();
            }
        }
    }

    @Test
    void consumersThatFightOverPartitionsCountOnce() {
        try (Publisher publisher = new Publisher();
                Consumer one = Consumer.inGroup("a", database);
                Consumer two = Consumer.inGroup("b", database)) {
            for (int i = 0; i < 2_000; i++) {
                publisher.usage(sold(3, 0));
            }
            waitFor(2_000);
            Waiting.until(PATIENCE, "both have read all", () -> one.lag() == 0 && two.lag() == 0);

            assertThat(sum("input_tokens")).isEqualTo("6000");
            assertThat(ask("SELECT sum(requests) FROM usage.ledger WHERE tenant = '" + tenant + "'"))
                    .isEqualTo("2000");
        }
    }

    @Test
    void poisonGoesToTheDeadLettersAndTheRestGoesOn() {
        UsageEvent old = Events.sold(tenant, Instant.now().minus(Duration.ofDays(500)), Tokens.of(1, 1), "0.1");
        UsageEvent refused = Events.withEnd(sold(1, 1), Instant.parse("+300000-01-01T00:00:00Z"));
        try (Publisher publisher = new Publisher();
                DeadLetterBox box = new DeadLetterBox();
                Consumer consumer = Consumer.start("poisoned", database)) {
            publisher.usage(sold(1, 1));
            publisher.raw(
                    Topics.USAGE,
                    tenant + "-garbage",
                    "{\"eventId\":".getBytes(java.nio.charset.StandardCharsets.UTF_8));
            publisher.raw(Topics.USAGE, tenant + "-old", Events.json(old));
            publisher.raw(Topics.USAGE, tenant + "-refused", Events.json(refused));
            publisher.usage(sold(1, 1));

            waitFor(2);

            assertThat(box.reasonOf(tenant + "-garbage")).startsWith("not a usage event");
            assertThat(box.reasonOf(tenant + "-old")).startsWith("startedAt: ");
            assertThat(box.reasonOf(tenant + "-refused")).startsWith("the database refuses it: SQLSTATE 22");
            assertThat(box.originOf(tenant + "-old")).startsWith("agumbe.usage/");
            assertThat(consumer.metric("agumbe.usage.records.dead")).isEqualTo(3);
        }
    }

    @Test
    void aFailingCommitIsTriedAgain() {
        try (Publisher publisher = new Publisher();
                Consumer consumer = Consumer.start("failing", database)) {
            publisher.usage(sold(1, 1));
            waitFor(1);
            TestPostgres.execute(database, """
                    CREATE FUNCTION usage.fail() RETURNS trigger LANGUAGE plpgsql AS
                        $$ BEGIN RAISE EXCEPTION 'not now' USING ERRCODE = '53100'; END $$;
                    CREATE CONSTRAINT TRIGGER fail AFTER INSERT OR UPDATE ON usage.hour_sum
                        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION usage.fail()""");
            publisher.usage(sold(1, 1));
            Waiting.until(PATIENCE, "a failure", () -> consumer.metric("agumbe.usage.transactions.failed") > 1);
            assertThat(consumer.isReady()).isFalse();
            TestPostgres.execute(database, "DROP TRIGGER fail ON usage.hour_sum");

            waitFor(2);

            Waiting.until(PATIENCE, "readiness", consumer::isReady);
            assertThat(sum("input_tokens")).isEqualTo("2");
        }
    }

    @Test
    void connectionsThatAreCutAreOpenedAgain() {
        try (Publisher publisher = new Publisher();
                Consumer consumer = Consumer.start("cut", database)) {
            for (int i = 0; i < 500; i++) {
                publisher.usage(sold(2, 0));
                if (i % 100 == 50) {
                    TestPostgres.execute(
                            database,
                            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                                    + " WHERE application_name = 'agumbe-usage-consumer' AND datname = current_database()");
                }
            }

            waitFor(500);

            assertThat(sum("input_tokens")).isEqualTo("1000");
            Waiting.until(PATIENCE, "readiness", consumer::isReady);
        }
    }

    @Test
    void aTopicThatIsMadeAnewIsReadFromItsBeginning() {
        try (Publisher publisher = new Publisher()) {
            try (Consumer consumer = Consumer.start("before", database)) {
                publisher.usage(sold(1, 0)).usage(sold(1, 0));
                waitFor(2);
                Waiting.until(PATIENCE, "readiness", consumer::isReady);
            }
            TestKafka.remake(Topics.USAGE);
        }
        try (Publisher publisher = new Publisher();
                Consumer consumer = Consumer.start("after", database)) {
            publisher.usage(sold(1, 0));

            waitFor(3);

            assertThat(consumer.metric("agumbe.usage.records.stored")).isEqualTo(1);
        }
    }

    @Test
    void aTopicThatIsMadeAnewBehindARunningConsumerIsReadFromItsBeginning() {
        try (Consumer consumer = Consumer.start("running", database)) {
            try (Publisher publisher = new Publisher()) {
                publisher.usage(sold(1, 0)).usage(sold(1, 0));
                waitFor(2);
            }
            TestKafka.remake(Topics.USAGE);
            try (Publisher publisher = new Publisher()) {
                publisher.usage(sold(1, 0)).usage(sold(1, 0)).usage(sold(1, 0));

                waitFor(5);
            }

            Waiting.until(PATIENCE, "readiness", consumer::isReady);
        }
    }

    private UsageEvent sold(int input, int output) {
        return Events.sold(tenant, Instant.now(), Tokens.of(input, output), "0.000001");
    }

    private void waitFor(int requests) {
        Waiting.until(
                PATIENCE, requests + " requests counted", () -> sum("requests").equals(Integer.toString(requests)));
    }

    private String sum(String column) {
        if (ask("SELECT to_regclass('usage.hour_sum') IS NOT NULL").equals("f")) {
            return "nothing yet";
        }
        return ask("SELECT sum(" + column + ") FROM usage.hour_sum WHERE tenant = '" + tenant + "'");
    }

    private String rows() {
        return ask("SELECT count(*) FROM usage.request_log WHERE tenant = '" + tenant + "'");
    }

    private String ask(String sql) {
        return TestPostgres.ask(database, sql);
    }
}
