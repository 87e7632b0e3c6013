package ai.agumbe.usage.spend;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.model.event.UsageEvent;
import ai.agumbe.model.money.Tokens;
import ai.agumbe.model.topic.Topics;
import ai.agumbe.usage.ground.Consumer;
import ai.agumbe.usage.ground.Events;
import ai.agumbe.usage.ground.Publisher;
import ai.agumbe.usage.ground.SpendReader;
import ai.agumbe.usage.ground.TestKafka;
import ai.agumbe.usage.ground.TestPostgres;
import ai.agumbe.usage.ground.Waiting;
import ai.agumbe.usage.setting.UsageSettings;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What nodes hear of what was spent, from events and config on real topics. */
class SpendTest {
    private final String tenant = "t" + UUID.randomUUID().toString().substring(0, 8);
    private final UsageSettings.Postgres database = TestPostgres.database();
    private final Publisher publisher = new Publisher();
    private final SpendReader spend = new SpendReader();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final Consumer consumer = Consumer.start("node", database);

    @AfterEach
    void stop() {
        publisher
                .raw(Topics.CONFIG, "budget//" + tenant, null)
                .raw(Topics.CONFIG, "wallet/" + tenant + "/wallet", null);
        consumer.close();
        publisher.close();
        spend.close();
    }

    @BeforeEach
    void awaitConsumer() {
        Waiting.until(Duration.ofSeconds(60), "ready", consumer::isReady);
    }

    private void budget(String window, String usd) {
        String json = """
                {"tenant":null,"id":"%1$s","scope":{"tenant":"%1$s"},"window":"%2$s","time_zone":"UTC","limit_usd":"%3$s",
                "limit_tokens":null,"hard":true,"unpriced":"refuse","alerts":[50,100]}""".formatted(tenant, window, usd);
        publisher.raw(Topics.CONFIG, "budget//" + tenant, json.getBytes(StandardCharsets.UTF_8));
    }

    private void wallet(Instant opened, String periods) {
        String json = """
                {"tenant":"%s","enabled":true,"low_below_usd":"1","topped_up_usd":"10","opened_at":"%s","periods":[%s]}""".formatted(tenant, opened, periods);
        publisher.raw(Topics.CONFIG, "wallet/" + tenant + "/wallet", json.getBytes(StandardCharsets.UTF_8));
    }

    private void report(Instant shippedTo) {
        String json = """
                {"id":"n","plane":"data","applied_version":1,"shipped_to":"%s","at":"%s"}""".formatted(shippedTo, now);
        publisher.raw(Topics.NODES, "n", json.getBytes(StandardCharsets.UTF_8));
    }

    private UsageEvent sold(Instant at, String cost) {
        UsageEvent event = Events.sold(tenant, at, Tokens.of(3, 2), cost);
        publisher.usage(event);
        return event;
    }

    private String account(String window) {
        return tenant + "/tenant/" + tenant + "/" + window + "/UTC@";
    }

    private String ask(String sql) {
        return TestPostgres.ask(database, sql);
    }

    @Test
    void aBudgetHearsWhatItsWindowHadBeforeAndEverythingSince() {
        sold(now.minus(40, ChronoUnit.DAYS), "5");
        sold(now, "0.1");
        awaitCounted(2);

        budget("month", "1");
        spend.await(account("month"), "has 0.1", word -> usd(word, "spent_usd", "0.1000"));

        sold(now, "0.25");
        spend.await(
                account("month"),
                "has 0.35",
                word -> usd(word, "spent_usd", "0.3500")
                        && word.get("spent_tokens").asLong() == 10);
        Waiting.until(Duration.ofSeconds(10), "no alert yet", () -> alerts().equals(""));

        sold(now, "0.2");
        spend.await(account("month"), "has 0.55", word -> usd(word, "spent_usd", "0.5500"));
        Waiting.until(Duration.ofSeconds(10), "one alert", () -> alerts().equals("usd 50"));
        sold(now, "0.9");
        Waiting.until(Duration.ofSeconds(10), "both alerts", () -> alerts().equals("usd 50, usd 100"));

        publisher.raw(Topics.CONFIG, "budget//" + tenant, null);
        spend.awaitSilence(account("month"));
    }

    private String alerts() {
        return ask(
                "SELECT coalesce(string_agg(measure || ' ' || percent, ', ' ORDER BY percent), '') FROM usage.budget_alert"
                        + " WHERE tenant = '" + tenant + "'");
    }

    @Test
    void whatIsCompleteIsToldOnceNodesHaveSentItAndTheLedgerHasIt() {
        sold(now, "0.1");
        Instant shipped = now.plusSeconds(30);
        publisher.usage(Events.withEnd(Events.sold(tenant, now, Tokens.of(1, 1), "0.01"), now.plusSeconds(60)));
        awaitCounted(2);
        Waiting.until(Duration.ofSeconds(30), "complete", () -> {
            report(shipped);
            return ask("SELECT complete_to FROM usage.account_state").startsWith("2");
        });

        budget("day", "100");
        spend.await(
                account("day"),
                "is complete with 0.1",
                word -> usd(word, "complete_usd", "0.1")
                        && Instant.parse(word.get("complete_to").asText())
                                .equals(shipped.truncatedTo(ChronoUnit.SECONDS))
                        && usd(word, "spent_usd", "0.11"));

        sold(now.minusSeconds(1), "0.001");
        spend.await(account("day"), "has what came late", word -> usd(word, "complete_usd", "0.101"));
        report(now.plusSeconds(90));
        spend.await(account("day"), "is complete with all", word -> usd(word, "complete_usd", "0.111"));
    }

    private void awaitCounted(int events) {
        String count = "SELECT count(*) FROM usage.ledger WHERE tenant = '" + tenant + "'";
        Waiting.until(Duration.ofSeconds(30), "counted", () -> ask(count).equals(Integer.toString(events)));
    }

    private static boolean usd(JsonNode word, String member, String usd) {
        return new BigDecimal(word.get(member).asText()).compareTo(new BigDecimal(usd)) == 0;
    }

    @Test
    void aWalletIsChargedForCallsThatBeganWhileItWasOn() {
        Instant on = now.minusSeconds(100);
        Instant off = now.minusSeconds(50);
        sold(now.minusSeconds(200), "4");
        sold(now.minusSeconds(70), "0.5");
        sold(now.minusSeconds(60), "0.25");
        sold(now.minusSeconds(20), "2");
        awaitCounted(4);

        wallet(on, "{\"from\":\"" + on + "\",\"until\":null}");
        String account = tenant + "/wallet/" + on + "/ever/UTC@";
        spend.await(account, "has 2.75", word -> usd(word, "spent_usd", "2.7500"));

        wallet(on, "{\"from\":\"" + on + "\",\"until\":\"" + off + "\"}");
        spend.await(account, "has 0.75", word -> usd(word, "spent_usd", "0.7500"));
        sold(now.minusSeconds(65), "0.125");
        sold(now, "8");
        spend.await(account, "has 0.875", word -> usd(word, "spent_usd", "0.8750"));
        assertThat(ask("SELECT sum(amount) FROM usage.wallet_charge WHERE tenant = '" + tenant + "'"))
                .isEqualTo("0.875000000000");
    }

    @Test
    void aTopicThatIsMadeAnewHearsItAllAgain() {
        budget("month", "1");
        sold(now, "0.1");
        spend.await(account("month"), "has 0.1", word -> usd(word, "spent_usd", "0.1000"));

        TestKafka.remake(Topics.SPEND);
        try (SpendReader again = new SpendReader()) {
            again.await(account("month"), "has 0.1", word -> usd(word, "spent_usd", "0.1000"));
        }
    }
}
