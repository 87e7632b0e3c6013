package ai.agumbe.data.http;

import static ai.agumbe.data.ground.Config.CHAT;
import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.data.event.Attempt;
import ai.agumbe.data.event.Ending;
import ai.agumbe.data.ground.Answered;
import ai.agumbe.data.ground.Asked;
import ai.agumbe.data.ground.Config;
import ai.agumbe.data.ground.Replies;
import ai.agumbe.data.ground.RunningGateway;
import ai.agumbe.data.ground.Script;
import ai.agumbe.model.config.ModelDocument;
import ai.agumbe.model.config.Timeouts;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whole answers to chats. */
class ChatTest {
    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    @Test
    void aChatIsAnsweredUnderTheResolvedModelsNameWithEverythingTheProviderSaid() {
        Answered answer = GATEWAY.chat("gpt-up", "");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("model").asText()).isEqualTo(CHAT);
        assertThat(answer.json().path("system_fingerprint").asText()).isEqualTo("fp_1");
        assertThat(answer.json().at("/choices/0/message/content").asText()).isEqualTo("Hi!");
        assertThat(answer.text()).contains("\"x_future\":{\"n\":1.50}");
        assertThat(answer.header("content-type")).isEqualTo("application/json");
    }

    @Test
    void theProviderIsAskedUnderItsOwnNameWithItsOwnCredential() {
        GATEWAY.chat(CHAT, "");

        Asked asked = GATEWAY.provider().lastAsked();
        assertThat(asked.path()).isEqualTo("/v1/chat/completions");
        assertThat(asked.json().path("model").asText()).isEqualTo("gpt-up");
        assertThat(asked.headers()).containsEntry("authorization", "Bearer " + Config.SECRET);
        assertThat(asked.headers().toString() + asked.text()).doesNotContain(GATEWAY.key());
    }

    @Test
    void unknownMembersReachTheProviderWithTheirDigits() {
        GATEWAY.chat(CHAT, ",\"temperature\":1.10,\"x_future\":{\"big\":12345678901234567890,\"deep\":[1e400,0.000]}");

        assertThat(GATEWAY.provider().lastAsked().text())
                .contains("\"temperature\":1.10", "12345678901234567890", "1e400", "0.000");
    }

    @Test
    void ourOwnMembersNeverLeave() {
        GATEWAY.chat(
                CHAT,
                ",\"agumbe_metadata\":{\"operation\":\"op\"},\"agumbe_guardrails_app_id\":\"app_support\","
                        + "\"agumbe_grounding_context\":[\"a\"]");

        assertThat(GATEWAY.provider().lastAsked().text()).doesNotContain("agumbe");
    }

    @Test
    void halfASurrogatePairComesOutAsItWentIn() {
        GATEWAY.provider().next(Script.json(200, Replies.chat("\\ud83d and \\ud83d\\ude00", 1, 1)));

        Answered answer = GATEWAY.chat(CHAT, ",\"user\":\"\\udc00x\"");

        assertThat(GATEWAY.provider().lastAsked().json().path("user").asText()).isEqualTo("\udc00x");
        assertThat(answer.json().at("/choices/0/message/content").asText()).isEqualTo("\ud83d and 😀");
    }

    @Test
    void threeNamesOfTheTokenLimitBecomeOne() {
        GATEWAY.chat(CHAT, ",\"max_tokens\":5,\"max_output_tokens\":7");
        GATEWAY.chat(CHAT, ",\"max_output_tokens\":7");
        GATEWAY.chat(CHAT, ",\"max_completion_tokens\":5,\"max_output_tokens\":null");

        List<Asked> asked = GATEWAY.provider().asked();
        assertThat(asked.get(0).text()).contains("\"max_tokens\":5").doesNotContain("max_output_tokens");
        assertThat(asked.get(1).text()).contains("\"max_completion_tokens\":7").doesNotContain("max_output_tokens");
        assertThat(asked.get(2).text()).contains("\"max_completion_tokens\":5").doesNotContain("max_output_tokens");
    }

    @Test
    void repliesCarryTenTimingsThatAddUpTheCostTheModelAndTheAttempts() {
        GATEWAY.provider().next(Script.chat("Hi!", 1_000, 500));

        Answered answer = GATEWAY.chat(CHAT, "");

        assertThat(answer.headers().map().keySet().stream().filter(name -> name.startsWith("x-agumbe-timing-")))
                .hasSize(10)
                .allMatch(name -> answer.header(name).matches("\\d+\\.\\d{3}"));
        double total = Double.parseDouble(answer.header("x-agumbe-timing-total-ms"));
        double provider = Double.parseDouble(answer.header("x-agumbe-timing-provider-ms"));
        double overhead = Double.parseDouble(answer.header("x-agumbe-timing-gateway-overhead-ms"));
        assertThat(Math.abs(total - provider - overhead)).isLessThan(0.005);
        assertThat(answer.header("x-agumbe-estimated-cost-usd")).isEqualTo("0.00200000");
        assertThat(answer.header("x-agumbe-model")).isEqualTo(CHAT);
        assertThat(answer.header("x-agumbe-attempts")).isEqualTo("1");
    }

    @Test
    void aModelWithoutAPriceHasNoCost() {
        ModelDocument priced = Config.modelDocument("@fake/free", "fake", "free-up", "chat");
        GATEWAY.config()
                .model(new ModelDocument(
                        null,
                        priced.id(),
                        priced.provider(),
                        priced.credentials(),
                        priced.upstreamModel(),
                        "chat",
                        null,
                        null,
                        List.of(),
                        "active",
                        Timeouts.INHERITED,
                        priced.sharedWith(),
                        1,
                        priced.createdAt()));
        GATEWAY.apply();

        Answered answer = GATEWAY.chat("@fake/free", "");

        assertThat(answer.headers().map()).doesNotContainKey("x-agumbe-estimated-cost-usd");
        assertThat(GATEWAY.journal().only().ending().attempts().getFirst().cost())
                .isNull();
    }

    @Test
    void theExchangeTellsWhatWasSoldByWhom() {
        GATEWAY.provider()
                .next(
                        Script.json(
                                200,
                                Replies.chat("Hi!", 100, 50)
                                        .replace(
                                                "\"total_tokens\":150",
                                                "\"prompt_tokens_details\":{\"cached_tokens\":40},\"completion_tokens_details\":{\"reasoning_tokens\":20}")));

        GATEWAY.chat(CHAT, ",\"user\":\"u1\"");

        Ending ending = GATEWAY.journal().only().ending();
        Attempt attempt = ending.attempts().getFirst();
        assertThat(ending.succeeded()).isTrue();
        assertThat(ending.httpStatus()).isEqualTo(200);
        assertThat(ending.routingDecision()).isEqualTo("direct");
        assertThat(attempt.tokens()).isEqualTo(new ai.agumbe.model.money.Tokens(60, 40, 0, 0, 30, 20));
        assertThat(attempt.cost()).isEqualTo(new BigDecimal("0.000200000000"));
        assertThat(attempt.credential()).isEqualTo("fake");
        assertThat(attempt.estimated()).isFalse();
        assertThat(GATEWAY.journal().only().opening().endUser()).isEqualTo("u1");
    }

    @Test
    void usageThatTheProviderDoesNotTellOrThatMakesNoSenseIsEstimated() {
        String untold = Replies.chat("Hi there", 1, 1).replaceAll(",\"usage\":.*", "}");
        String senseless =
                Replies.chat("Hi there", 1, 1).replace("\"prompt_tokens\":1", "\"prompt_tokens\":9000000000000000000");
        GATEWAY.provider().next(Script.json(200, untold), Script.json(200, senseless));

        assertThat(GATEWAY.chat(CHAT, "").status()).isEqualTo(200);
        assertThat(GATEWAY.chat(CHAT, "").status()).isEqualTo(200);

        assertThat(GATEWAY.journal().exchanges())
                .hasSize(2)
                .allMatch(each -> each.ending().attempts().getFirst().estimated()
                        && each.ending().attempts().getFirst().tokens().prompt() == 7);
    }
}
