package ai.agumbe.data.remote;

import static ai.agumbe.data.ground.Config.CHAT;
import static ai.agumbe.data.ground.RunningGateway.LLM;
import static ai.agumbe.data.ground.RunningGateway.chatBody;
import static ai.agumbe.data.remote.JudgeGround.JUDGE;
import static ai.agumbe.data.remote.JudgeGround.judge;
import static ai.agumbe.data.remote.JudgeGround.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.data.event.Ending;
import ai.agumbe.data.ground.Answered;
import ai.agumbe.data.ground.Eventually;
import ai.agumbe.data.ground.RawCaller;
import ai.agumbe.data.ground.RecordingJournal.Exchange;
import ai.agumbe.data.ground.RunningGateway;
import ai.agumbe.data.ground.Script;
import ai.agumbe.model.config.BudgetDocument;
import ai.agumbe.model.config.Limits;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What judges cost: rows of their own, paid by whom they judge for, whatever became of them. */
class JudgeCostsTest {
    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    private static final JudgeGround JUDGES = new JudgeGround(GATEWAY);
    private static final RemoteGround GROUND = new RemoteGround(GATEWAY, JUDGES.judges());

    @BeforeEach
    void begin() {
        JUDGES.begin();
    }

    @AfterAll
    static void end() {
        JUDGES.close();
    }

    private static Exchange judging() {
        List<Exchange> judging = JUDGES.exchanges("judge");
        assertThat(judging).hasSize(1);
        return judging.getFirst();
    }

    private static Ending parent() {
        return JUDGES.exchanges("chat").getLast().ending();
    }

    private static long tokens(Ending ending) {
        return ending.attempts().stream()
                .mapToLong(attempt -> attempt.tokens().total())
                .sum();
    }

    private static void tokenBudget(long limit) {
        GATEWAY.config()
                .budget(new BudgetDocument(
                        null,
                        "b",
                        new BudgetDocument.Scope("acme", null, null),
                        "month",
                        "Etc/GMT+" + limit % 12,
                        null,
                        limit,
                        true,
                        BudgetDocument.REFUSE,
                        List.of()));
    }

    @Test
    void aJudgesTokensAreARowOfItsOwn() {
        GROUND.policy(judge("law", Map.of("mode", "block")));

        GATEWAY.post(
                LLM + "/chat/completions",
                chatBody(CHAT, ",\"agumbe_metadata\":{\"operation\":\"summarise\"},\"user\":\"u-7\""),
                "x-request-id",
                "asked-1");

        Exchange judging = judging();
        Exchange parent = JUDGES.exchanges("chat").getFirst();
        assertThat(judging.opening().parentRequestId()).isEqualTo("asked-1");
        assertThat(judging.opening().requestId()).isNotEqualTo("asked-1");
        assertThat(judging.opening().subject()).isEqualTo(parent.opening().subject());
        assertThat(judging.opening().metadata().operation()).isEqualTo("summarise");
        assertThat(judging.opening().endUser()).isEqualTo("u-7");
        assertThat(judging.opening().requestedModel()).isEqualTo(JUDGE);
        assertThat(judging.opening().policyVersion()).isEqualTo(1);
        assertThat(judging.ending().errorCode()).isNull();
        assertThat(tokens(judging.ending())).isEqualTo(300);
        assertThat(judging.ending().attempts().getFirst().cost()).isEqualByComparingTo(new BigDecimal("0.0004"));
        assertThat(parent.opening().parentRequestId()).isNull();
        assertThat(tokens(parent.ending())).as("its own alone").isEqualTo(18);
    }

    @Test
    void aVerdictThatIsRememberedCostsNothing() {
        GROUND.policy(judge("law", Map.of("mode", "block")));

        GROUND.ask("", "Hello");
        GROUND.ask("", "Hello");

        assertThat(JUDGES.exchanges("chat")).hasSize(2);
        assertThat(judging()).isNotNull();
    }

    @Test
    void aVerdictThatComesTooLateIsPaidForAllTheSame() {
        GROUND.policy(judge("law", Map.of("timeout_ms", 100)));
        JUDGES.judges().next(Script.silent().stall());

        assertThat(GROUND.ask("", "Hello").status()).isEqualTo(200);

        assertThat(parent().decisions().getFirst().detail()).isEqualTo("law:unavailable");
        assertThat(judging().ending().errorCode()).isEqualTo("request_timeout");
        assertThat(judging().ending().attempts().getFirst().estimated()).isTrue();
        assertThat(tokens(judging().ending())).isPositive();
    }

    @Test
    void whatIsRefusedHereEndsTheJudgeToo() {
        GROUND.settings(Map.of("pii", "block", "remoteDetectors", List.of(judge("law", Map.of("timeout_ms", 10_000)))));
        JUDGES.judges().always(request -> Script.silent().stall());

        assertThat(GROUND.ask("", "I am jane.doe@example.com").code()).isEqualTo("guardrail_blocked");

        assertThat(parent().decisions())
                .extracting(decision -> decision.detail())
                .containsExactly("email");
        JUDGES.exchanges("judge")
                .forEach(each -> assertThat(each.ending().errorCode()).isEqualTo("client_cancelled"));
    }

    @Test
    void aCallerWhoLeavesIsNoticedBeforeTheJudgeEnds() {
        GROUND.policy(judge("law", Map.of("timeout_ms", 10_000, "fail", "closed")));
        JUDGES.judges().always(request -> Script.silent().stall());
        try (RawCaller caller = new RawCaller(GATEWAY.port())) {
            caller.send(RawCaller.post("/v1/chat/completions", GATEWAY.key(), chatBody(CHAT, "")));
            Eventually.holds(() -> !JUDGES.judges().asked().isEmpty());
        }

        Eventually.holds(() -> JUDGES.exchanges("chat").size() == 1);
        Eventually.holds(() -> JUDGES.judges().hangUps() == 1);
        assertThat(judging().ending().errorCode()).isEqualTo("client_cancelled");
        assertThat(tokens(judging().ending())).isPositive();
        assertThat(parent().errorCode()).isEqualTo("client_cancelled");
        assertThat(GATEWAY.provider().asked()).isEmpty();
    }

    @Test
    void aJudgeNeedsNoRoomBesideItsParentAndIsNoRequest() {
        GROUND.settings(Map.of(
                "maxConcurrency",
                1,
                "rateLimitPerMinute",
                2,
                "remoteDetectors",
                List.of(judge("law", Map.of("fail", "closed", "stages", List.of("input", "output"))))));

        assertThat(GROUND.ask("", "one").status()).isEqualTo(200);
        assertThat(GROUND.ask("", "two").status()).isEqualTo(200);
        assertThat(GROUND.ask("", "three").code()).isEqualTo("guardrail_rate_limit_exceeded");
    }

    @Test
    void itsTokensCountForTokensPerMinute() {
        GROUND.policy(judge("law", Map.of("fail", "closed")));
        String key = GATEWAY.config().keyLimitedTo(new Limits(null, null, 1_000, null));
        GATEWAY.apply();
        String[] authorization = {"authorization", "Bearer " + key};
        JUDGES.judges().always(request -> verdict(false, 1, "none"));

        Answered first = GATEWAY.chat(CHAT, ",\"max_tokens\":7", authorization);
        Answered second = GATEWAY.chat(CHAT, ",\"max_tokens\":7", authorization);

        assertThat(first.status()).as(first.text()).isEqualTo(200);
        int before = Integer.parseInt(first.header("x-ratelimit-remaining-tokens"));
        int after = Integer.parseInt(second.header("x-ratelimit-remaining-tokens"));
        assertThat(before - after).isEqualTo(18 + 300);
    }

    @Test
    void aJudgeThatCannotBePaidIsNotAsked() {
        tokenBudget(200);
        GROUND.policy(judge("law", Map.of()));

        Answered open = GROUND.ask(",\"max_tokens\":7", "Hello");

        assertThat(open.status()).as(open.text()).isEqualTo(200);
        assertThat(parent().decisions().getFirst().detail()).isEqualTo("law:unavailable");
        assertThat(judging().ending().errorCode()).isEqualTo("budget_exceeded");
        assertThat(judging().ending().httpStatus()).isEqualTo(402);
        assertThat(JUDGES.judges().asked()).isEmpty();

        GROUND.policy(judge("law", Map.of("fail", "closed")));
        assertThat(GROUND.ask(",\"max_tokens\":7", "Hello").text()).contains("could not be checked by law");
    }

    @Test
    void whatJudgesSpendIsGoneFromTheBudget() {
        tokenBudget(901);
        GROUND.policy(judge("law", Map.of("fail", "closed")));

        assertThat(GROUND.ask(",\"max_tokens\":7", "one").status()).isEqualTo(200);
        assertThat(GROUND.ask(",\"max_tokens\":600", "two").code())
                .as("18 and 300 are spent")
                .isEqualTo("budget_exceeded");
    }

    @Test
    void outcomesAreCounted() {
        double before = answered();
        GROUND.policy(judge("law", Map.of()));

        GROUND.ask("", "Hello");

        assertThat(answered() - before).isEqualTo(1);
    }

    private static double answered() {
        return GATEWAY.assembly()
                .metrics()
                .counter("agumbe.guardrails.remote", "kind", "judge", "outcome", "answered")
                .count();
    }
}
