package ai.agumbe.data.remote;

import static ai.agumbe.data.ground.Config.CHAT;
import static ai.agumbe.data.ground.RunningGateway.LLM;
import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.data.ground.Answered;
import ai.agumbe.data.ground.Asked;
import ai.agumbe.data.ground.Config;
import ai.agumbe.data.ground.FakeProvider;
import ai.agumbe.data.ground.RunningGateway;
import ai.agumbe.data.ground.Script;
import ai.agumbe.model.config.Timeouts;
import ai.agumbe.model.screen.Decision;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How detectors outside are asked, and what is done about what they say. */
class RemoteDetectorsTest {
    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    private static final RemoteGround GROUND = new RemoteGround(GATEWAY, new FakeProvider());
    private static final FakeProvider OTHER = new FakeProvider();

    @BeforeEach
    void forget() {
        GROUND.detector().reset();
        OTHER.reset();
    }

    @AfterAll
    static void end() {
        GROUND.detector().close();
        OTHER.close();
    }

    /** A webhook that finds this word wherever it is told of it. */
    private static Function<Asked, Script> finding(String word, String finding) {
        return request -> {
            List<String> results = new ArrayList<>();
            for (JsonNode text : request.json().path("texts")) {
                String said = text.path("text").asText();
                int at = said.indexOf(word);
                int start = at < 0 ? -1 : said.codePointCount(0, at);
                results.add(
                        at < 0
                                ? "{}"
                                : "{\"findings\":[{" + finding + ",\"start\":" + start + ",\"end\":"
                                        + (start + word.length()) + "}]}");
            }
            return Script.json(200, "{\"results\":[" + String.join(",", results) + "]}");
        };
    }

    @Test
    void aWebhookIsToldOfTextsAndItsFindingsAreCut() {
        GROUND.policy(GROUND.detector("hook", "webhook", Map.of("mode", "redact")));
        GROUND.detector().always(finding("Falcon", "\"guardrail\":\"secrets\",\"category\":\"project\""));

        Answered answer = GROUND.ask("", "\uD83D\uDE00 About Falcon.", "Nothing");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(GROUND.told(0).toString())
                .isEqualTo("{\"detector\":\"hook\",\"stage\":\"input\",\"texts\":["
                        + "{\"text\":\"\uD83D\uDE00 About Falcon.\",\"source\":\"caller\"},"
                        + "{\"text\":\"Nothing\",\"source\":\"caller\"}]}");
        assertThat(GROUND.detector().lastAsked().path()).isEqualTo("/v1/check");
        assertThat(GROUND.sent(0)).isEqualTo("\uD83D\uDE00 About [REDACTED_PROJECT].");
        assertThat(GROUND.sent(1)).isEqualTo("Nothing");
        assertThat(GROUND.decision()).isEqualTo(new Decision("secrets", "input", "redacted", "redact", "hook:project"));
    }

    @Test
    void aWebhookMayWriteATextAnew() {
        GROUND.policy(GROUND.detector("anew", "webhook", Map.of("mode", "redact")));
        GROUND.detector().next(Script.json(200, "{\"results\":[{\"text\":\"I am somebody\"}]}"));

        GROUND.ask("", "I am Jane");

        assertThat(GROUND.sent(0)).isEqualTo("I am somebody");
        assertThat(GROUND.details()).containsExactly("anew:rewritten");
    }

    @Test
    void whatItBlocksReachesNobodyAndIsNotSaid() {
        GROUND.policy(GROUND.detector("wall", "webhook", Map.of("mode", "block")));
        GROUND.detector().always(finding("Falcon", "\"guardrail\":\"denied_topics\",\"category\":\"Falcon is bad!\""));

        Answered answer = GROUND.ask("", "About Falcon");

        assertThat(answer.code()).isEqualTo("guardrail_denied_topic_blocked");
        assertThat(answer.text()).contains("wall:other").doesNotContain("Falcon");
        assertThat(GATEWAY.provider().asked()).isEmpty();
    }

    @Test
    void whatIsOnlyToBeNotedPasses() {
        GROUND.policy(GROUND.detector("eye", "webhook", Map.of()));
        GROUND.detector().always(finding("Falcon", "\"guardrail\":\"prompt_injection\""));

        GROUND.ask("", "About Falcon");

        assertThat(GROUND.sent(0)).isEqualTo("About Falcon");
        assertThat(GROUND.decision())
                .isEqualTo(new Decision("prompt_injection", "input", "detected", "detect", "eye:prompt_injection"));
    }

    @Test
    void answersAndStreamsAreToldOf() {
        GROUND.policy(GROUND.detector("out", "webhook", Map.of("mode", "redact", "stages", List.of("output"))));
        GROUND.detector().always(finding("Falcon", "\"guardrail\":\"secrets\",\"category\":\"project\""));
        GATEWAY.provider().next(Script.chat("It is Falcon.", 1, 1));

        assertThat(GROUND.said(GROUND.ask("", "Which?"))).isEqualTo("It is [REDACTED_PROJECT].");

        GATEWAY.provider()
                .next(Script.stream()
                        .events(
                                "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"It is Fal\"}}]}",
                                "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"con, too.\"},\"finish_reason\":\"stop\"}]}",
                                "[DONE]")
                        .end());
        String stream = GROUND.ask(",\"stream\":true", "Which?").text();

        assertThat(stream).contains("It is [REDACTED_PROJECT], too.").doesNotContain("Fal");
        assertThat(GROUND.detector().asked()).as("asks are not for it").hasSize(2);
    }

    @Test
    void argumentsOfCallsStayWhatTheyWere() {
        GROUND.policy(GROUND.detector("args", "webhook", Map.of("mode", "redact", "stages", List.of("output"))));
        GROUND.detector().always(finding("Falcon", "\"guardrail\":\"secrets\",\"category\":\"project\""));
        GATEWAY.provider()
                .next(Script.json(
                        200,
                        "{\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":null,\"tool_calls\":"
                                + "[{\"id\":\"c\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":"
                                + "\"{\\\"to\\\": \\\"Falcon \\\\n\\\", \\\"n\\\": 3}\"}}]},"
                                + "\"finish_reason\":\"tool_calls\"}]}"));

        Answered answer = GROUND.ask("", "Which?");

        assertThat(answer.json()
                        .at("/choices/0/message/tool_calls/0/function/arguments")
                        .asText())
                .isEqualTo("{\"to\": \"[REDACTED_PROJECT] \\n\", \"n\": 3}");
    }

    @Test
    void everySurfaceIsTold() {
        GROUND.policy(
                GROUND.detector("all", "webhook", Map.of("mode", "redact", "stages", List.of("input", "output"))));
        GROUND.detector().always(finding("Falcon", "\"guardrail\":\"secrets\",\"category\":\"project\""));
        GATEWAY.provider().always(request -> Script.chat("It is Falcon.", 1, 1));

        Answered message = GATEWAY.post(
                LLM + "/messages",
                "{\"model\":\"" + CHAT + "\",\"max_tokens\":9,\"messages\":"
                        + "[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"Falcon?\"}]}]}");

        assertThat(GATEWAY.provider().lastAsked().text())
                .contains("[REDACTED_PROJECT]?")
                .doesNotContain("Falcon");
        assertThat(message.json().at("/content/0/text").asText()).isEqualTo("It is [REDACTED_PROJECT].");
        assertThat(GROUND.details()).containsExactly("all:project", "all:project");
    }

    @Test
    void aStreamThatIsOnlyWatchedGoesOnAndIsJudgedAtItsEnd() {
        GROUND.policy(GROUND.detector("watch", "webhook", Map.of("stages", List.of("output"))));
        GROUND.detector().always(finding("Falcon", "\"guardrail\":\"secrets\",\"category\":\"project\""));
        GATEWAY.provider()
                .next(Script.stream()
                        .events(
                                "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"It is Fal\"}}]}",
                                "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"con.\"},\"finish_reason\":\"stop\"}]}",
                                "[DONE]")
                        .end());

        String stream = GROUND.ask(",\"stream\":true", "Which?").text();

        assertThat(stream).contains("It is Fal").contains("con.");
        assertThat(GROUND.details()).containsExactly("watch:project");
    }

    @Test
    void whoCannotBeAskedIsNotedOrRefused() {
        GROUND.policy(GROUND.detector("open", "webhook", Map.of()));
        GROUND.detector().next(Script.json(500, "{}"));

        assertThat(GROUND.ask("", "Hello").status()).isEqualTo(200);
        assertThat(GROUND.decision())
                .isEqualTo(new Decision("custom", "input", "detected", "detect", "open:unavailable"));

        GROUND.policy(GROUND.detector("closed", "webhook", Map.of("fail", "closed", "timeout_ms", 100)));
        GROUND.detector().next(Script.silent().stall());
        Answered refused = GROUND.ask("", "Hello");

        assertThat(refused.code()).isEqualTo("guardrail_blocked");
        assertThat(refused.text()).contains("could not be checked");
        assertThat(GATEWAY.provider().asked()).hasSize(1);
    }

    @Test
    void aReplyThatMakesNoSenseIsNone() {
        GROUND.policy(GROUND.detector("mad", "webhook", Map.of("fail", "closed")));
        for (String reply : List.of(
                "{}",
                "[]",
                "no json",
                "{\"results\":[]}",
                "{\"results\":[{\"findings\":[{\"start\":0,\"end\":99}]}]}",
                "{\"results\":[{\"findings\":[{\"start\":3,\"end\":1}]}]}")) {
            GROUND.detector().next(Script.json(200, reply));
            assertThat(GROUND.ask("", "Hello").text()).as(reply).contains("could not be checked");
            GATEWAY.later(Duration.ofMinutes(1));
        }
    }

    @Test
    void whoFailsIsLeftAloneForAWhile() {
        GROUND.policy(GROUND.detector("flaky", "webhook", Map.of()));
        GROUND.detector().always(request -> Script.json(503, "{}"));
        for (int i = 0; i < 7; i++) {
            GROUND.ask("", "Hello " + i);
        }

        assertThat(GROUND.detector().asked()).hasSize(5);
        assertThat(GROUND.details()).containsExactly("flaky:unavailable");

        GROUND.detector().always(finding("x", ""));
        GATEWAY.later(Duration.ofSeconds(11));
        GROUND.ask("", "Hello again");

        assertThat(GROUND.details()).isEmpty();
    }

    @Test
    void whatWasJudgedIsNotAskedAgain() {
        GROUND.policy(GROUND.detector("once", "webhook", Map.of("mode", "redact")));
        GROUND.detector().always(finding("Falcon", "\"guardrail\":\"secrets\",\"category\":\"project\""));
        GROUND.ask("", "About Falcon");

        GROUND.ask("", "About Falcon", "And more");

        assertThat(GROUND.told(1).path("texts").findValuesAsText("text")).containsExactly("And more");
        assertThat(GROUND.sent(0)).isEqualTo("About [REDACTED_PROJECT]");
        GATEWAY.later(Duration.ofMinutes(6));
        GROUND.ask("", "About Falcon");
        assertThat(GROUND.detector().asked()).hasSize(3);
    }

    @Test
    void whoIsDrawnForNoCallIsAskedByNone() {
        GROUND.policy(GROUND.detector("never", "webhook", Map.of("sample", 0, "fail", "closed")));

        assertThat(GROUND.ask("", "Hello").status()).isEqualTo(200);
        assertThat(GROUND.detector().asked()).isEmpty();
    }

    @Test
    void allAreAskedAtTheSameTime() {
        Map<String, Object> other = GROUND.detector("b", "webhook", Map.of("fail", "closed"));
        other.put("url", OTHER.baseUrl());
        GROUND.policy(GROUND.detector("a", "webhook", Map.of("fail", "closed")), other);
        CountDownLatch both = new CountDownLatch(2);
        Function<Asked, Script> afterBoth = request -> {
            both.countDown();
            try {
                assertThat(both.await(5, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
            return Script.json(200, "{\"results\":[{}]}");
        };
        GROUND.detector().always(afterBoth);
        OTHER.always(afterBoth);

        assertThat(GROUND.ask("", "Hello").status()).isEqualTo(200);
    }

    @Test
    void whatIsRefusedHereIsNotWaitedForThere() {
        GROUND.settings(Map.of(
                "pii",
                "block",
                "remoteDetectors",
                List.of(GROUND.detector("slow", "webhook", Map.of("timeout_ms", 10_000)))));
        GROUND.detector().always(request -> Script.silent().stall());

        Answered answer = GROUND.ask("", "I am jane.doe@example.com");

        assertThat(answer.code()).isEqualTo("guardrail_blocked");
        assertThat(GROUND.details()).containsExactly("email");
    }

    @Test
    void aSecretIsShownWhereItsProviderIsAndNowhereElse() {
        GATEWAY.config().provider("mod", GROUND.detector().baseUrl(), Timeouts.INHERITED);
        GROUND.detector().always(finding("x", ""));
        GROUND.policy(GROUND.detector("keyed", "webhook", Map.of("credential", "mod")));

        GROUND.ask("", "Hello");

        assertThat(GROUND.detector().lastAsked().headers()).containsEntry("authorization", "Bearer " + Config.SECRET);

        GROUND.policy(GROUND.detector("thief", "webhook", Map.of("credential", "fake", "fail", "closed")));
        Answered refused = GROUND.ask("", "Hello");

        assertThat(refused.text()).contains("could not be checked");
        assertThat(GROUND.detector().asked()).hasSize(1);
    }

    @Test
    void aCallCannotNameDetectors() {
        Answered refused = GROUND.ask(",\"agumbe_guardrails\":{\"remoteDetectors\":[]}", "Hello");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("remoteDetectors");
    }
}
