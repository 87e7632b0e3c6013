package ai.agumbe.data.limit;

import static ai.agumbe.data.ground.Config.CHAT;
import static ai.agumbe.data.ground.Config.EMBEDDINGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.agumbe.data.ground.Answered;
import ai.agumbe.data.ground.Config;
import ai.agumbe.data.ground.Eventually;
import ai.agumbe.data.ground.RealRedis;
import ai.agumbe.data.ground.RunningGateway;
import ai.agumbe.data.ground.Script;
import ai.agumbe.data.spend.LedgerWord;
import ai.agumbe.model.config.BudgetDocument;
import ai.agumbe.model.config.BudgetDocument.Scope;
import ai.agumbe.model.config.ModelDocument;
import ai.agumbe.model.config.WalletDocument;
import ai.agumbe.model.spend.Account;
import ai.agumbe.model.spend.Level;
import ai.agumbe.model.spend.Spend;
import ai.agumbe.model.spend.Window;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Calls that have to be paid, on two nodes that share a Redis. A call of one dollar asks for 500,000 tokens of answer. */
class BudgetsTest {
    private static final RealRedis REDIS = new RealRedis();
    private static final Executor THREADS = task -> Thread.ofVirtual().start(task);
    private static final String A_DOLLARS_WORTH = ",\"max_tokens\":500000";

    /** Nodes do not forget what they have spent: every test spends elsewhere. */
    private static final AtomicInteger TESTS = new AtomicInteger();

    /** Of the budget that was set last. */
    private static Account account = new Account("acme", Level.TENANT, "acme", Window.MONTH, "UTC");

    private static String zone() {
        return "Etc/GMT+" + TESTS.get();
    }

    @RegisterExtension
    static final RunningGateway ONE = new RunningGateway(REDIS.settings());

    @RegisterExtension
    static final RunningGateway TWO = new RunningGateway(REDIS.settings());

    @BeforeEach
    void twoNodesOfOneGateway() {
        REDIS.look(redis -> redis.flushall());
        TESTS.incrementAndGet();
        follow();
        for (RunningGateway node : List.of(ONE, TWO)) {
            Eventually.holds(() -> node.assembly().redis().isHere());
        }
    }

    @AfterAll
    static void stopRedis() {
        REDIS.close();
    }

    private static void follow() {
        ONE.apply();
        TWO.follow(ONE);
    }

    private static void budget(Scope scope, @Nullable String usd, @Nullable Long tokens, String unpriced) {
        budget(scope, usd, tokens, unpriced, true);
    }

    private static void budget(
            Scope scope, @Nullable String usd, @Nullable Long tokens, String unpriced, boolean hard) {
        BudgetDocument budget = new BudgetDocument(
                null,
                "b" + scope.hashCode() + hard,
                scope,
                "month",
                zone(),
                usd == null ? null : new BigDecimal(usd),
                tokens,
                hard,
                unpriced,
                List.of());
        ONE.config().budget(budget);
        account = Account.of(budget);
        follow();
    }

    /** The ledger says that so much was spent from the budget, in calls that ended before. */
    private static void ledgerSays(String usd, Instant before, long revision) {
        BigDecimal spent = new BigDecimal(usd);
        Instant start = Window.MONTH.startOf(Instant.now(), ZoneId.of(zone()));
        Spend spend = new Spend(account.toString(), start, null, spent, 0, 0, before, spent, 0, revision);
        LedgerWord.to(ONE.assembly().spend(), spend);
    }

    private static double drift() {
        return ONE.assembly()
                .metrics()
                .get("agumbe.budgets.drift.usd")
                .summary()
                .totalAmount();
    }

    private static void wallet(String usd) {
        Instant opened = Instant.parse("2026-01-01T00:00:00Z");
        ONE.config()
                .wallet(new WalletDocument(
                        "acme",
                        true,
                        BigDecimal.ONE,
                        new BigDecimal(usd),
                        opened,
                        List.of(new WalletDocument.Period(opened, null))));
        follow();
    }

    private static Scope tenant() {
        return new Scope("acme", null, null);
    }

    private static List<Answered> together(int calls) {
        List<CompletableFuture<Answered>> all = IntStream.range(0, calls)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> (i % 2 == 0 ? ONE : TWO).chat(CHAT, A_DOLLARS_WORTH), THREADS))
                .toList();
        return all.stream().map(CompletableFuture::join).toList();
    }

    /** What the wallet and all budgets have of it is told without waiting. */
    private static void awaitSpent(String usd) {
        Eventually.holds(() -> budgets().get(0).get("spent_usd").asText().equals(usd)
                && budgets().get(0).get("reserved_usd").asText().equals("0"));
    }

    private static void isRefused(Answered answer, int status, String code) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(code);
    }

    private static JsonNode budgets() {
        return ONE.get(RunningGateway.LLM + "/key").json().at("/data/budgets");
    }

    @Test
    void whatRedisHasWrongTheLedgerPutsRightAndAnEmptiedOneLearnsItAgain() {
        budget(tenant(), "5", null, BudgetDocument.REFUSE);
        ONE.provider().always(asked -> Script.chat("Hi", 7, 500_000));
        double before = drift();
        ledgerSays("0", Instant.now().minusSeconds(5), 1);
        assertThat(ONE.chat(CHAT, A_DOLLARS_WORTH).status()).isEqualTo(200);
        awaitSpent("1.000007");
        assertThat(drift()).isEqualTo(before);

        ledgerSays("4.5", Instant.now().plusSeconds(2), 2);

        assertThat(budgets().get(0).get("spent_usd").asText()).isEqualTo("4.5");
        assertThat(drift() - before).isCloseTo(3.499993, within(1e-9));
        isRefused(ONE.chat(CHAT, A_DOLLARS_WORTH), 402, "budget_exceeded");

        REDIS.look(redis -> redis.flushall());
        isRefused(ONE.chat(CHAT, A_DOLLARS_WORTH), 402, "budget_exceeded");
        assertThat(budgets().get(0).get("spent_usd").asText()).isEqualTo("4.5");
        isRefused(TWO.chat(CHAT, A_DOLLARS_WORTH), 402, "budget_exceeded");
        assertThat(drift() - before).isCloseTo(3.499993, within(1e-9));
    }

    @Test
    void parallelCallsOnAllNodesNeverGoBeyondAHardBudget() {
        budget(tenant(), "5.5", null, BudgetDocument.REFUSE);
        ONE.provider()
                .always(asked -> Script.silent().pause(Duration.ofMillis(300)).then(Script.chat("Hi", 7, 500_000)));

        List<Answered> answers = together(40);

        assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(5);
        assertThat(answers.stream().filter(answer -> answer.status() == 402)).hasSize(35);
        awaitSpent("5.000035");
        Answered refused = ONE.chat(CHAT, A_DOLLARS_WORTH);
        isRefused(refused, 402, "budget_exceeded");
        assertThat(refused.header("x-should-retry")).isEqualTo("false");
        assertThat(refused.text()).contains("of this month", "1.000007 USD");
        assertThat(ONE.chat(CHAT, ",\"max_tokens\":200000").status()).isEqualTo(200);
    }

    @Test
    void theNarrowestBudgetIsNamedAndAllOfThemPay() {
        String key = ONE.key();
        budget(new Scope("acme", null, key.substring(4, 20)), "1.5", null, BudgetDocument.REFUSE);
        budget(new Scope("acme", "default", null), "2.5", null, BudgetDocument.REFUSE);
        budget(tenant(), null, 1_200_000L, BudgetDocument.REFUSE);
        ONE.provider().next(Script.chat("Hi", 7, 500_000));

        assertThat(ONE.chat(CHAT, A_DOLLARS_WORTH).status()).isEqualTo(200);
        awaitSpent("1.000007");
        isRefused(ONE.chat(CHAT, A_DOLLARS_WORTH), 402, "token_budget_exhausted");

        String other = ONE.config().key();
        follow();
        ONE.provider().next(Script.chat("Hi", 7, 500_000));
        assertThat(ONE.chat(CHAT, A_DOLLARS_WORTH, "authorization", "Bearer " + other)
                        .status())
                .isEqualTo(200);
        isRefused(ONE.chat(CHAT, A_DOLLARS_WORTH, "authorization", "Bearer " + other), 402, "budget_exceeded");
        Answered support = ONE.chat(
                CHAT,
                A_DOLLARS_WORTH + ",\"agumbe_guardrails_app_id\":\"app_support\"",
                "authorization",
                "Bearer " + other);
        isRefused(support, 402, "budget_exceeded");
        assertThat(support.text()).contains("This tenant");
    }

    @Test
    void aWalletPaysUntilItIsEmptyAndATopUpOpensItAgain() {
        wallet("2.1");
        for (int i = 0; i < 2; i++) {
            ONE.provider().next(Script.chat("Hi", 7, 500_000));
            assertThat(ONE.chat(CHAT, A_DOLLARS_WORTH).status()).isEqualTo(200);
        }
        awaitSpent("2.000014");

        isRefused(ONE.chat(CHAT, A_DOLLARS_WORTH), 402, "insufficient_credits");
        assertThat(budgets().get(0).get("of").asText()).isEqualTo("wallet");
        assertThat(budgets().get(0).get("left_usd").asText()).isEqualTo("0.099986");

        wallet("12.1");
        assertThat(ONE.chat(CHAT, A_DOLLARS_WORTH).status()).isEqualTo(200);
    }

    @Test
    void failedCallsGiveBackWhatTheyHeld() {
        budget(tenant(), "1.5", null, BudgetDocument.REFUSE);
        ONE.provider().next(Script.json(500, "{}"));

        assertThat(ONE.chat(CHAT, A_DOLLARS_WORTH).status()).isEqualTo(502);

        awaitSpent("0");
        assertThat(ONE.chat(CHAT, A_DOLLARS_WORTH).status()).isEqualTo(200);
    }

    @Test
    void whatHasNoPriceIsRefusedUnderAHardBudgetUnlessThatAllowsIt() {
        ModelDocument priced = Config.modelDocument("@fake/free", "fake", "free", "chat");
        ONE.config()
                .model(new ModelDocument(
                        null,
                        priced.id(),
                        priced.provider(),
                        priced.credentials(),
                        priced.upstreamModel(),
                        priced.kind(),
                        priced.contextWindow(),
                        priced.maxOutputTokens(),
                        List.of(),
                        "active",
                        priced.timeouts(),
                        priced.sharedWith(),
                        1,
                        priced.createdAt()));
        ONE.config().route("either", 1, "@fake/free", CHAT);
        budget(tenant(), "5", null, BudgetDocument.REFUSE);

        isRefused(ONE.chat("@fake/free", ""), 422, "price_unavailable");
        Answered either = ONE.chat("either", "");
        assertThat(either.status()).isEqualTo(200);
        assertThat(either.json().get("model").asText()).isEqualTo(CHAT);

        budget(tenant(), "5", null, BudgetDocument.ALLOW);
        assertThat(ONE.chat("@fake/free", "").status()).isEqualTo(200);
    }

    @Test
    void aToolOfTheProvidersWithoutAPriceIsRefusedUnderAHardBudget() {
        String body = "{\"model\":\"" + CHAT + "\",\"input\":\"U\",\"tools\":[{\"type\":\"web_search_preview\"}]}";
        budget(tenant(), "5", null, BudgetDocument.REFUSE);

        isRefused(ONE.post("/v1/responses", body), 422, "price_unavailable");

        assertThat(ONE.post("/v1/responses", body.replace("web_search_preview", "code_interpreter"))
                        .text())
                .doesNotContain("price_unavailable");
    }

    @Test
    void aSoftBudgetRefusesNothing() {
        budget(tenant(), "0.000001", null, BudgetDocument.REFUSE, false);

        assertThat(ONE.chat(CHAT, A_DOLLARS_WORTH).status()).isEqualTo(200);

        assertThat(budgets()).hasSize(1);
        assertThat(budgets().get(0).get("hard").asBoolean()).isFalse();
    }

    @Test
    void embeddingsPayForWhatGoesIn() {
        budget(tenant(), null, 3L, BudgetDocument.REFUSE);

        String body = "{\"model\":\"" + EMBEDDINGS + "\",\"input\":\"more than twelve characters\"}";

        isRefused(ONE.post(RunningGateway.LLM + "/embeddings", body), 402, "budget_exceeded");
    }

    @Test
    void refusalsByABudgetTakeNothingOfLimits() {
        budget(tenant(), "0.5", null, BudgetDocument.REFUSE);
        ONE.config().policy("acme", "default", Map.of("rateLimitPerMinute", 2));
        follow();

        for (int i = 0; i < 4; i++) {
            isRefused(ONE.chat(CHAT, A_DOLLARS_WORTH), 402, "budget_exceeded");
        }

        assertThat(ONE.chat(CHAT, "").status()).isEqualTo(200);
        assertThat(ONE.chat(CHAT, "").header("x-ratelimit-remaining-requests")).isEqualTo("0");
    }
}
