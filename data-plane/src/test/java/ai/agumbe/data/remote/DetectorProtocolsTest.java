package ai.agumbe.data.remote;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.data.ground.Answered;
import ai.agumbe.data.ground.FakeProvider;
import ai.agumbe.data.ground.RunningGateway;
import ai.agumbe.data.ground.Script;
import ai.agumbe.model.screen.Decision;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Kinds of detectors, each a stand-in that speaks its documented protocol. */
class DetectorProtocolsTest {
    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    private static final RemoteGround GROUND = new RemoteGround(GATEWAY, new FakeProvider());

    @BeforeEach
    void forget() {
        GROUND.detector().reset();
    }

    @AfterAll
    static void end() {
        GROUND.detector().close();
    }

    @Test
    void presidioFindsNamesThatComeBack() {
        GROUND.settings(Map.of(
                "pii", Map.of("mode", "redact", "reversible", true),
                "remoteDetectors",
                        List.of(GROUND.detector(
                                "presidio",
                                "presidio",
                                Map.of("mode", "redact", "threshold", 0.4, "language", "de")))));
        GROUND.detector()
                .always(request -> Script.json(
                        200,
                        "[[{\"entity_type\":\"PERSON\",\"start\":5,\"end\":13,\"score\":0.85,\"analysis_explanation\":null},"
                                + "{\"entity_type\":\"EMAIL_ADDRESS\",\"start\":21,\"end\":37,\"score\":1.0},"
                                + "{\"entity_type\":\"URL\",\"start\":26,\"end\":37,\"score\":0.5}]]"));
        GATEWAY.provider().always(request -> Script.chat("Hello [[PERSON_001]]!", 1, 1));

        Answered answer = GROUND.ask("", "I am Jane Doe. Mail: jane@example.com, thanks");

        assertThat(GROUND.told(0).toString())
                .isEqualTo("{\"text\":[\"I am Jane Doe. Mail: jane@example.com, thanks\"],\"language\":\"de\","
                        + "\"score_threshold\":0.4}");
        assertThat(GROUND.sent(0)).isEqualTo("I am [[PERSON_001]]. Mail: [[EMAIL_001]], thanks");
        assertThat(GROUND.said(answer)).isEqualTo("Hello Jane Doe!");
        assertThat(GROUND.details()).anyMatch(detail -> detail.contains("presidio:PERSON"));
    }

    @Test
    void openAisModerationJudgesAnswers() {
        GROUND.policy(
                GROUND.detector("mod", "openai_moderation", Map.of("mode", "block", "stages", List.of("output"))));
        GROUND.detector()
                .next(Script.json(
                        200,
                        "{\"id\":\"modr-1\",\"model\":\"omni-moderation-latest\",\"results\":[{\"flagged\":true,"
                                + "\"categories\":{\"hate\":false,\"violence/graphic\":true},"
                                + "\"category_scores\":{\"hate\":0.01,\"violence/graphic\":0.93}}]}"));
        GATEWAY.provider().next(Script.chat("Something cruel", 1, 1));

        Answered refused = GROUND.ask("", "Hello");

        assertThat(GROUND.told(0).toString())
                .isEqualTo("{\"model\":\"omni-moderation-latest\",\"input\":[\"Something cruel\"]}");
        assertThat(refused.code()).isEqualTo("guardrail_blocked");
        assertThat(GROUND.decision())
                .isEqualTo(new Decision("output_safety", "output", "blocked", "block", "mod:violence/graphic"));
    }

    @Test
    void openAisScoresAreHeldAgainstAThreshold() {
        GROUND.policy(GROUND.detector("scores", "openai_moderation", Map.of("mode", "redact", "threshold", 0.5)));
        GROUND.detector()
                .next(
                        Script.json(
                                200,
                                "{\"results\":[{\"flagged\":true,\"categories\":{\"hate\":true},\"category_scores\":{\"hate\":0.4}},"
                                        + "{\"flagged\":false,\"categories\":{\"hate\":false},\"category_scores\":{\"hate\":0.6}}]}"));

        GROUND.ask("", "one", "two");

        assertThat(GROUND.sent(0)).isEqualTo("one");
        assertThat(GROUND.sent(1)).isEqualTo("[REDACTED_SCORES]");
    }

    @Test
    void llamaGuardJudgesAnswersByWhatWasAsked() {
        GROUND.policy(GROUND.detector(
                "llama",
                "llama_guard",
                Map.of("mode", "redact", "stages", List.of("input", "output"), "model", "meta/llama-guard")));
        GROUND.detector().next(Script.chat("\\n\\nsafe", 1, 1), Script.chat("\\n\\nunsafe\\nS1,S9", 1, 1));
        GATEWAY.provider().next(Script.chat("Take this", 1, 1));

        Answered answer = GROUND.ask("", "How?");

        assertThat(GROUND.told(0).path("messages").toString()).isEqualTo("[{\"role\":\"user\",\"content\":\"How?\"}]");
        assertThat(GROUND.told(1).path("messages").toString())
                .isEqualTo(
                        "[{\"role\":\"user\",\"content\":\"How?\"},{\"role\":\"assistant\",\"content\":\"Take this\"}]");
        assertThat(GROUND.told(1).path("model").asText()).isEqualTo("meta/llama-guard");
        assertThat(GROUND.said(answer)).isEqualTo("[REDACTED_UNSAFE_OUTPUT]");
        assertThat(GROUND.details()).containsExactly("llama:S1, llama:S9");
    }

    @Test
    void llamaGuardIsAskedAboutManyTextsInFewRequests() {
        GROUND.policy(GROUND.detector("many", "llama_guard", Map.of("model", "g", "fail", "closed")));
        GROUND.detector().always(request -> Script.chat("safe", 1, 1));
        String[] texts = new String[20];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = "text " + i;
        }

        assertThat(GROUND.ask("", texts).status()).isEqualTo(200);
        assertThat(GROUND.detector().asked()).hasSize(7);
    }

    @Test
    void liteLlmsGuardrailsIntervene() {
        GROUND.policy(GROUND.detector("lite", "litellm", Map.of("mode", "redact")));
        GROUND.detector().next(Script.json(200, "{\"action\":\"GUARDRAIL_INTERVENED\",\"texts\":[\"one\",\"t**\"]}"));

        GROUND.ask("", "one", "two");

        assertThat(GROUND.told(0).toString())
                .isEqualTo("{\"texts\":[\"one\",\"two\"],\"request_data\":{},\"input_type\":\"request\","
                        + "\"additional_provider_specific_params\":{}}");
        assertThat(GROUND.sent(0)).isEqualTo("one");
        assertThat(GROUND.sent(1)).isEqualTo("t**");
        assertThat(GROUND.details()).containsExactly("lite:intervened");
    }

    @Test
    void liteLlmsGuardrailsBlock() {
        GROUND.policy(GROUND.detector("lite", "litellm", Map.of("mode", "block")));
        GROUND.detector()
                .next(
                        Script.json(200, "{\"action\":\"BLOCKED\",\"blocked_reason\":\"two is prohibited\"}"),
                        Script.json(200, "{\"action\":\"NONE\"}"));

        Answered refused = GROUND.ask("", "one", "two");

        assertThat(refused.code()).isEqualTo("guardrail_blocked");
        assertThat(refused.text()).doesNotContain("prohibited");
        assertThat(GROUND.ask("", "one").status())
                .as("what was said of all is not said of each")
                .isEqualTo(200);
    }
}
