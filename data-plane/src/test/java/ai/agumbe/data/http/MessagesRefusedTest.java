package ai.agumbe.data.http;

import static ai.agumbe.data.ground.Config.CHAT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ai.agumbe.data.ground.Answered;
import ai.agumbe.data.ground.RawCaller;
import ai.agumbe.data.ground.RunningGateway;
import ai.agumbe.data.ground.Script;
import ai.agumbe.model.config.Timeouts;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused on Anthropic's surface, and in which words. */
class MessagesRefusedTest {
    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    @BeforeEach
    void alsoAnthropicsOwn() {
        GATEWAY.config()
                .providerOf("anthropic", "claude", GATEWAY.provider().baseUrl(), Timeouts.INHERITED)
                .model("@claude/opus", "claude", "opus-up", "chat");
        GATEWAY.apply();
    }

    private static Answered messages(String model, String more, String... headers) {
        String body = "{\"model\":\"" + model
                + "\",\"max_tokens\":30,\"messages\":[{\"role\":\"user\",\"content\":\"U\"}]" + more + "}";
        return GATEWAY.post("/v1/messages", body, headers);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"tools\":[{\"type\":\"web_search_20250305\",\"name\":\"w\"}]' | tools[0].type",
                "'\"mcp_servers\":[]' | mcp_servers",
                "'\"thinking\":{\"type\":\"odd\"}' | thinking.type",
                "'\"output_config\":{\"later\":1}' | output_config.later",
                "'\"metadata\":{\"later\":1}' | metadata.later"
            })
    void whatChatHasNoWordsForIsRefusedByName(String more, String param) {
        Answered answer = messages(CHAT, "," + more);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("type").asText()).isEqualTo("error");
        assertThat(answer.error().path("type").asText()).isEqualTo("invalid_request_error");
        assertThat(answer.error().path("param").asText()).isEqualTo(param);
        assertThat(GATEWAY.provider().asked()).isEmpty();
    }

    @Test
    void refusalsHaveAnthropicsShapeWhereItsCallersAsk() {
        Answered unknownKey = messages(CHAT, "", "x-api-key", "nope");
        Answered unknownPath = GATEWAY.get("/anthropic/v1/nothing");
        Answered otherSurface = GATEWAY.post("/anthropic/v1/chat/completions", "{}");
        Answered unknownModel = messages("nope", "");
        Answered missing = GATEWAY.post("/v1/messages", "{\"model\":\"" + CHAT + "\",\"messages\":[]}");

        assertThat(List.of(unknownKey, unknownPath, otherSurface, unknownModel, missing))
                .allMatch(each -> each.json().path("type").asText().equals("error"))
                .allMatch(each -> each.json().path("request_id").asText().equals(each.header("request-id")))
                .extracting(Answered::status, each -> each.error().path("type").asText())
                .containsExactly(
                        tuple(401, "authentication_error"),
                        tuple(404, "not_found_error"),
                        tuple(404, "not_found_error"),
                        tuple(400, "invalid_request_error"),
                        tuple(400, "invalid_request_error"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "@fake/gpt | \"system\":{\"\":0} | system",
                "@fake/gpt | \"tools\":{\"\":0} | tools",
                "@fake/gpt | \"tools\":\"all\" | tools",
                "@fake/gpt | \"system\":[{\"type\":\"text\",\"text\":7}] | system[0].text"
            })
    void aMemberOfTheWrongFormIsNamed(String model, String member, String param) {
        Answered refused = GATEWAY.post(
                "/v1/messages",
                "{\"model\":\"" + model + "\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],"
                        + member + "}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.error().path("message").asText()).startsWith(param + ":");
        assertThat(GATEWAY.provider().asked()).isEmpty();
    }

    @Test
    void evenWhatIsNoHttpIsRefusedInThatShapeWhereThePathCanBeTold() {
        try (RawCaller caller = new RawCaller(GATEWAY.port())) {
            caller.send("POST /v1/messages HTTP/1.1\r\nhost: x\r\ntransfer-encoding: odd\r\n\r\n");

            assertThat(caller.readReply()).contains("400", "{\"type\":\"error\",\"error\":{");
        }
    }

    @Test
    void aProvidersRefusalKeepsItsStatusAndItsWords() {
        GATEWAY.provider()
                .next(
                        Script.json(
                                400,
                                "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":\"max_tokens: too large\"}}"));

        Answered answer = messages("@claude/opus", "");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error().path("message").asText()).isEqualTo("max_tokens: too large");
    }
}
