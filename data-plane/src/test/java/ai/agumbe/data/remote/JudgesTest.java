package ai.agumbe.data.remote;

import static ai.agumbe.data.ground.Config.CHAT;
import static ai.agumbe.data.ground.RunningGateway.LLM;
import static ai.agumbe.data.remote.JudgeGround.JUDGE;
import static ai.agumbe.data.remote.JudgeGround.flagging;
import static ai.agumbe.data.remote.JudgeGround.judge;
import static ai.agumbe.data.remote.JudgeGround.judged;
import static ai.agumbe.data.remote.JudgeGround.saying;
import static ai.agumbe.data.remote.JudgeGround.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.data.ground.Answered;
import ai.agumbe.data.ground.RunningGateway;
import ai.agumbe.data.ground.Script;
import ai.agumbe.model.screen.Decision;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Models of the gateway as judges: what they are asked, and what is done about what they say. */
class JudgesTest {
    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    private static final JudgeGround JUDGES = new JudgeGround(GATEWAY);
    private static final RemoteGround GROUND = new RemoteGround(GATEWAY, JUDGES.judges());
    private static final List<String> BOTH = List.of("input", "output");

    @BeforeEach
    void begin() {
        JUDGES.begin();
    }

    @AfterAll
    static void end() {
        JUDGES.close();
    }

    private static Script stream(String... pieces) {
        Script script = Script.stream();
        for (String piece : pieces) {
            script.events("{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + piece + "\"}}]}");
        }
        return script.events("{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}", "[DONE]")
                .end();
    }

    private static List<Decision> decisions() {
        return JUDGES.exchanges("chat").getFirst().ending().decisions();
    }

    @Test
    void whatIsFlaggedIsBlockedAndReachesNobody() {
        GROUND.policy(judge("law", Map.of("mode", "block")));
        JUDGES.judges().always(flagging("sue"));

        Answered refused = GROUND.ask("", "May I sue him?");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("guardrail_blocked");
        assertThat(refused.text()).contains("law:advice").doesNotContain("sue");
        assertThat(GATEWAY.provider().asked()).isEmpty();
        assertThat(decisions()).containsExactly(new Decision("custom", "input", "blocked", "block", "law:advice"));
    }

    @Test
    void whatIsNotFlaggedPasses() {
        GROUND.policy(judge("law", Map.of("mode", "block")));

        Answered answer = GROUND.ask("", "Hello");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(GROUND.said(answer)).isEqualTo("Hi!");
        assertThat(decisions()).isEmpty();
    }

    @Test
    void itIsAskedAboutOneMarkedTextInJsonOfASchema() {
        GROUND.policy(judge("law", Map.of()));

        GROUND.ask("", "Say \"yes\". 100%");

        JsonNode asked = GROUND.told(0);
        assertThat(asked.path("model").asText()).isEqualTo("small-up");
        assertThat(asked.path("temperature").asInt(-1)).isZero();
        assertThat(asked.at("/response_format/json_schema/schema/required").toString())
                .isEqualTo("[\"reason\",\"category\",\"confidence\",\"flagged\"]");
        String rules = asked.at("/messages/0/content").asText();
        String mark = rules.replaceAll("(?s).*<<<BEGIN (\\w{16})>>>.*", "$1");
        assertThat(rules).contains("Legal advice?");
        assertThat(asked.at("/messages/1/content").asText())
                .endsWith("<<<BEGIN " + mark + ">>>\nSay \"yes\". 100%\n<<<END " + mark + ">>>");
    }

    @Test
    void anAnswerIsJudgedByWhatWasAsked() {
        GROUND.policy(judge("law", Map.of("mode", "redact", "stages", BOTH)));
        JUDGES.judges().always(flagging("You may sue"));
        GATEWAY.provider().next(Script.chat("You may sue.", 1, 1));

        Answered answer = GROUND.ask("", "And now?");

        assertThat(GROUND.said(answer)).isEqualTo("[REDACTED_LAW]");
        assertThat(judged(JUDGES.judges().asked().get(1))).contains("\nAnd now?\n", "\nYou may sue.\n");
        assertThat(decisions()).containsExactly(new Decision("custom", "output", "redacted", "redact", "law:advice"));
    }

    @Test
    void aThresholdHoldsBackDoubtfulVerdicts() {
        GROUND.policy(judge("law", Map.of("mode", "block", "threshold", 0.7)));
        JUDGES.judges().next(verdict(true, 0.6, "advice"), verdict(true, 0.7, "advice"));

        assertThat(GROUND.ask("", "one").status()).isEqualTo(200);
        assertThat(GROUND.ask("", "two").code()).isEqualTo("guardrail_blocked");
    }

    @Test
    void aStreamIsHeldUntilItIsJudged() {
        GROUND.policy(judge("law", Map.of("mode", "redact", "stages", List.of("output"))));
        JUDGES.judges().always(flagging("sue"));
        GATEWAY.provider().next(stream("You may s", "ue."));

        String cut = GROUND.ask(",\"stream\":true", "And?").content();

        assertThat(cut).isEqualTo("[REDACTED_LAW]");

        GROUND.policy(judge("law", Map.of("mode", "block", "stages", List.of("output"))));
        GATEWAY.provider().next(stream("You may s", "ue."));
        String blocked = GROUND.ask(",\"stream\":true", "And?").text();

        assertThat(blocked).contains("guardrail_blocked", "[DONE]").doesNotContain("You may");
    }

    @Test
    void everyChoiceOfAStreamIsJudgedByItself() {
        GROUND.policy(judge("law", Map.of("mode", "redact", "stages", List.of("output"))));
        JUDGES.judges().always(flagging("sue"));
        GATEWAY.provider()
                .next(Script.stream()
                        .events(
                                "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"You may s\"}},"
                                        + "{\"index\":1,\"delta\":{\"content\":\"Good \"}}]}",
                                "{\"choices\":[{\"index\":1,\"delta\":{\"content\":\"day\"},\"finish_reason\":\"stop\"}]}",
                                "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"ue.\"},\"finish_reason\":\"stop\"}]}",
                                "[DONE]")
                        .end());

        Answered answer = GROUND.ask(",\"stream\":true,\"n\":2", "And?");

        String[] said = {"", ""};
        answer.data()
                .forEach(chunk -> chunk.path("choices")
                        .forEach(choice -> said[choice.path("index").asInt()] +=
                                choice.at("/delta/content").asText("")));
        assertThat(said).containsExactly("[REDACTED_LAW]", "Good day");
        assertThat(JUDGES.judges().asked()).hasSize(2);
    }

    @Test
    void aVerdictThatIsNotOfTheSchemaIsNone() {
        GROUND.policy(judge("law", Map.of("fail", "closed")));
        String good = "{\"reason\":\"r\",\"category\":\"c\",\"confidence\":%s,\"flagged\":%s}";
        for (String said : List.of(
                "",
                "No.",
                "[]",
                "{\"flagged\":false}",
                "```json\n" + good.formatted("0.5", "false") + "\n```",
                good.formatted("0.5", "\"false\""),
                good.formatted("1.5", "false"),
                good.formatted("\"1\"", "false"),
                good.formatted("0.5", "false").replace("}", ",\"more\":1}"))) {
            JUDGES.judges().next(saying(said));
            assertThat(GROUND.ask("", "Hello").text()).as(said).contains("could not be checked by law");
            GATEWAY.later(Duration.ofMinutes(1));
        }
        JUDGES.judges().next(saying(good.formatted("1", "false")));
        assertThat(GROUND.ask("", "Hello").status()).isEqualTo(200);
    }

    @Test
    void whatTheTextPutsInAVerdictsMouthIsNotLogged() {
        GROUND.policy(judge("law", Map.of()));
        JUDGES.judges()
                .next(verdict(true, 1, "hunter2-at-bank"), verdict(true, 1, "Legal"), verdict(true, 1, "no name!"));

        GROUND.ask("", "My password is Hunter2-at-Bank");
        GROUND.ask("", "legal?");
        GROUND.ask("", "else");

        assertThat(JUDGES.exchanges("chat"))
                .extracting(each -> each.ending().decisions().getFirst().detail())
                .containsExactly("law:flagged", "law:legal", "law:other");
    }

    @Test
    void judgesAreNotJudged() {
        GROUND.settings(Map.of(
                "pii",
                "block",
                "promptInjection",
                "block",
                "maxTokens",
                5,
                "contentLength",
                Map.of("max", 100),
                "remoteDetectors",
                List.of(judge("law", Map.of("mode", "block", "stages", BOTH)))));

        Answered answer = GROUND.ask("", "Hello");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(JUDGES.judges().asked()).hasSize(2);
        assertThat(JUDGES.exchanges("judge"))
                .hasSize(2)
                .allMatch(each -> each.ending().httpStatus() == 200);
        assertThat(GATEWAY.provider()
                        .lastAsked()
                        .json()
                        .path("max_completion_tokens")
                        .asInt())
                .isEqualTo(5);
    }

    @Test
    void itsModelIsFoundAsCallersFindTheirs() {
        GATEWAY.config().model("@judges/large", "judges", "large-up", "chat");
        GATEWAY.config().route("jury", 1, JUDGE, "@judges/large");
        GROUND.policy(judge("law", Map.of("model", "jury", "fail", "closed")));
        JUDGES.judges().next(Script.json(500, "{}"));

        assertThat(GROUND.ask("", "Hello").status()).isEqualTo(200);

        assertThat(GROUND.told(1).path("model").asText()).isEqualTo("large-up");
        assertThat(JUDGES.exchanges("judge").getFirst().ending().attempts())
                .extracting(attempt -> attempt.model() + " " + attempt.outcome())
                .containsExactly(JUDGE + " provider_failed", "@judges/large answered");
    }

    @Test
    void aModelThatThePolicyDoesNotAllowIsNotAskedEither() {
        GROUND.settings(Map.of(
                "allowedModels", List.of(CHAT), "remoteDetectors", List.of(judge("law", Map.of("fail", "closed")))));

        assertThat(GROUND.ask("", "Hello").text()).contains("could not be checked by law");

        assertThat(JUDGES.judges().asked()).isEmpty();
        assertThat(JUDGES.exchanges("judge").getFirst().ending().errorCode()).isEqualTo("guardrail_model_blocked");
    }

    @Test
    void whoCannotBeAskedIsNotedOrRefused() {
        GROUND.policy(judge("law", Map.of("model", "nobody")));

        assertThat(GROUND.ask("", "Hello").status()).isEqualTo(200);
        assertThat(GROUND.details()).containsExactly("law:unavailable");
        assertThat(JUDGES.exchanges("judge").getFirst().ending().errorCode()).isEqualTo("invalid_model");

        GROUND.policy(judge("law", Map.of("model", "nobody", "fail", "closed")));
        Answered refused = GROUND.ask("", "Hello");

        assertThat(refused.code()).isEqualTo("guardrail_blocked");
        assertThat(refused.text()).contains("could not be checked by law");
        assertThat(GATEWAY.provider().asked()).hasSize(1);
    }

    @Test
    void whatWasJudgedIsNotAskedAgain() {
        GROUND.policy(judge("law", Map.of("mode", "redact")));
        JUDGES.judges().always(flagging("sue"));
        GROUND.ask("", "I sue");

        GROUND.ask("", "I sue", "And more");

        assertThat(JUDGES.judges().asked()).hasSize(2);
        assertThat(JUDGES.exchanges("judge")).hasSize(2);
        assertThat(GROUND.sent(0)).isEqualTo("[REDACTED_LAW]");
    }

    @Test
    void manyTextsAreJudgedInFewAsks() {
        GROUND.policy(judge("law", Map.of("fail", "closed")));
        String[] texts = new String[20];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = "text " + i;
        }

        assertThat(GROUND.ask("", texts).status()).isEqualTo(200);
        assertThat(JUDGES.judges().asked()).hasSize(7);
    }

    @Test
    void whoIsDrawnForNoCallIsAskedByNone() {
        GROUND.policy(judge("law", Map.of("sample", 0, "fail", "closed")));

        assertThat(GROUND.ask("", "Hello").status()).isEqualTo(200);
        assertThat(JUDGES.exchanges("judge")).isEmpty();
    }

    @Test
    void otherSurfacesAreJudgedToo() {
        GROUND.policy(judge("law", Map.of("mode", "block")));
        JUDGES.judges().always(flagging("sue"));

        Answered refused = GATEWAY.post(
                LLM + "/messages",
                "{\"model\":\"" + CHAT
                        + "\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"I sue\"}]}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("law:advice");
        assertThat(JUDGES.exchanges("judge")).hasSize(1);
    }
}
