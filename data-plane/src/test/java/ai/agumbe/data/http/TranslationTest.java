package ai.agumbe.data.http;

import static ai.agumbe.data.ground.Config.CHAT;
import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.data.ground.Answered;
import ai.agumbe.data.ground.Replies;
import ai.agumbe.data.ground.RunningGateway;
import ai.agumbe.data.ground.Script;
import ai.agumbe.model.config.Timeouts;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is asked in one dialect reaches the provider in its own, or is refused by name; nothing is dropped in silence. */
class TranslationTest {
    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    @BeforeEach
    void everyDialect() {
        for (String kind : new String[] {"anthropic", "google", "cohere", "bedrock", "openai-compatible"}) {
            GATEWAY.config()
                    .providerOf(kind, kind, GATEWAY.provider().baseUrl(), Timeouts.INHERITED)
                    .model("@" + kind + "/m", kind, "m-up", "chat")
                    .model("@" + kind + "/e", kind, "e-up", "embeddings");
        }
        GATEWAY.apply();
    }

    private static Answered messages(String model, String more) {
        return GATEWAY.post(
                "/v1/messages",
                "{\"model\":\"" + model + "\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"U\"}]"
                        + more + "}");
    }

    private static Answered responses(String model, String more) {
        return GATEWAY.post("/v1/responses", "{\"model\":\"" + model + "\",\"input\":\"U\"" + more + "}");
    }

    private static void assertRefused(Answered answer, String param) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.error().path("param").asText()).isEqualTo(param);
        assertThat(GATEWAY.provider().asked()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"@anthropic/m", "@google/m", "@cohere/m", "@bedrock/m"})
    void aToolThatMustBeCalledHasToBeThere(String model) {
        assertRefused(GATEWAY.chat(model, ",\"tool_choice\":\"required\""), "tool_choice");
        assertRefused(
                GATEWAY.chat(
                        model, ",\"tools\":[],\"tool_choice\":{\"type\":\"function\",\"function\":{\"name\":\"f\"}}"),
                "tool_choice");
        GATEWAY.chat(model, ",\"tool_choice\":\"auto\",\"parallel_tool_calls\":false");
        GATEWAY.chat(model, ",\"tools\":[],\"tool_choice\":\"none\"");

        assertThat(GATEWAY.provider().asked()).hasSize(2);
    }

    @Test
    void theSameHoldsOnTheOtherSurfaces() {
        assertRefused(messages(CHAT, ",\"tool_choice\":{\"type\":\"any\"}"), "tool_choice");
        assertRefused(messages(CHAT, ",\"tool_choice\":{\"type\":\"tool\",\"name\":\"f\"}"), "tool_choice");
        assertRefused(responses("@openai-compatible/m", ",\"tool_choice\":\"required\""), "tool_choice");
        assertRefused(
                responses("@openai-compatible/m", ",\"tool_choice\":{\"type\":\"function\",\"name\":\"f\"}"),
                "tool_choice");

        assertThat(messages(CHAT, ",\"tool_choice\":{\"type\":\"auto\"}").status())
                .isEqualTo(200);
        assertThat(messages(CHAT, ",\"tools\":[],\"tool_choice\":{\"type\":\"none\"}")
                        .status())
                .isEqualTo(200);
        assertThat(responses("@openai-compatible/m", ",\"tool_choice\":\"auto\"")
                        .status())
                .isEqualTo(200);
    }

    /** Where a block's mark changes nothing, that of the whole prompt changes nothing either. */
    @Test
    void aMarkForThePromptCacheIsNeverAReasonToRefuse() {
        String mark = ",\"cache_control\":{\"type\":\"ephemeral\",\"ttl\":\"1h\"}";

        messages("@google/m", mark);
        messages("@cohere/m", mark);
        messages("@bedrock/m", mark);

        assertThat(GATEWAY.provider().asked()).hasSize(3);
        JsonNode turns = GATEWAY.provider().lastAsked().json().path("messages");
        assertThat(turns.toString())
                .isEqualTo("[{\"role\":\"user\",\"content\":[{\"text\":\"U\"},"
                        + "{\"cachePoint\":{\"type\":\"default\",\"ttl\":\"1h\"}}]}]");
    }

    @ParameterizedTest
    @CsvSource({
        "@anthropic/m, /output_config/format/schema",
        "@google/m, /generationConfig/responseJsonSchema",
        "@cohere/m, /response_format/json_schema"
    })
    void whatASchemaIsForReachesThoseWhoTakeTheSchemaAlone(String model, String place) {
        String format =
                ",\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"n\",\"description\":\"D\",\"schema\":%s}}";
        GATEWAY.chat(model, format.formatted("{\"type\":\"object\"}"));
        GATEWAY.chat(model, format.formatted("{\"description\":\"own\"}"));

        assertThat(GATEWAY.provider().asked().getFirst().json().at(place).toString())
                .isEqualTo("{\"type\":\"object\",\"description\":\"D\"}");
        assertThat(GATEWAY.provider().lastAsked().json().at(place).toString()).isEqualTo("{\"description\":\"own\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "@anthropic/m | \"response_format\":\"json_object\" | response_format",
                "@google/m | \"response_format\":\"json_object\" | response_format",
                "@cohere/m | \"response_format\":{\"schema\":{}} | response_format",
                "@bedrock/m | \"response_format\":[] | response_format"
            })
    void aFormThatIsNoneIsNotTakenForText(String model, String member, String param) {
        assertRefused(GATEWAY.chat(model, "," + member), param);
    }

    @ParameterizedTest
    @ValueSource(strings = {"thinking", "output_config", "output_format", "metadata"})
    void whatMustBeAnObjectIsNotLeftOutOfMessages(String name) {
        assertRefused(messages(CHAT, ",\"" + name + "\":\"high\""), name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"text\":\"json\" | text",
                "\"text\":{\"format\":\"json\"} | text.format",
                "\"reasoning\":\"high\" | reasoning"
            })
    void norOutOfResponses(String member, String param) {
        assertRefused(responses("@openai-compatible/m", "," + member), param);
    }

    @Test
    void aResultThatSaysNothingIsAnEmptyText() {
        GATEWAY.post("/v1/messages", """
                {"model":"@fake/gpt","max_tokens":9,"messages":[{"role":"user","content":"U"},
                {"role":"assistant","content":[{"type":"tool_use","id":"t","name":"n","input":{}}]},
                {"role":"user","content":[{"type":"tool_result","tool_use_id":"t","content":[]}]}]}""");
        GATEWAY.post("/v1/responses", """
                {"model":"@openai-compatible/m","input":[{"role":"user","content":"U"},
                {"type":"function_call","call_id":"t","name":"n","arguments":"{}"},
                {"type":"function_call_output","call_id":"t","output":[]}]}""");

        assertThat(GATEWAY.provider().asked())
                .extracting(asked -> asked.json().at("/messages/2/content").toString())
                .containsExactly("\"\"", "\"\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"google", "cohere", "bedrock"})
    void aNumberOfDimensionsThatIsNoneIsForTheProviderToRefuse(String kind) {
        GATEWAY.post("/v1/embeddings", "{\"model\":\"@" + kind + "/e\",\"input\":\"U\",\"dimensions\":\"many\"}");

        assertThat(GATEWAY.provider().lastAsked().text()).contains("\"many\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"google", "cohere", "bedrock"})
    void vectorsComeInNoOtherEncodingThanOpenAis(String kind) {
        Answered answer = GATEWAY.post(
                "/v1/embeddings", "{\"model\":\"@" + kind + "/e\",\"input\":\"U\",\"encoding_format\":\"int8\"}");

        assertRefused(answer, "encoding_format");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                ",\"encoding_format\":\"base64\" | [0.50,-0.25] | \"AAAAPwAAgL4=\"",
                ",\"encoding_format\":\"base64\" | \"AAAAPwAAgL4=\" | \"AAAAPwAAgL4=\"",
                ",\"encoding_format\":\"base64\" | [[0.50]] | [[0.50]]",
                ",\"encoding_format\":\"float\" | [0.50,-0.25] | [0.50,-0.25]",
                "'' | [0.50,-0.25] | [0.50,-0.25]"
            })
    void vectorsArePackedWhereTheProviderDoesNotDoIt(String asked, String told, String heard) {
        GATEWAY.provider().next(Script.json(200, Replies.embedding().replace("[0.50,-0.25]", told)));

        Answered answer = GATEWAY.post(
                "/v1/embeddings",
                "{\"model\":\"@openai-compatible/e\",\"input\":\"U\"" + asked.replace("''", "") + "}");

        assertThat(answer.json().at("/data/0/embedding").toString()).isEqualTo(heard);
    }

    @Test
    void marksOfOtherProvidersOnCallsDoNotReachOpenAi() {
        GATEWAY.post("/v1/responses", """
                {"model":"@fake/gpt","input":[{"role":"user","content":"U"},
                {"type":"function_call","call_id":"t","name":"n","arguments":"{}","extra_content":{"google":{}},"x_future":1},
                {"type":"reasoning","summary":[],"encrypted_content":"agumbe1.e30"},
                {"type":"function_call_output","call_id":"t","output":"18 C"}]}""");

        assertThat(GATEWAY.provider().lastAsked().path()).isEqualTo("/v1/responses");
        assertThat(GATEWAY.provider().lastAsked().json().at("/input/1").toString())
                .isEqualTo(
                        "{\"type\":\"function_call\",\"call_id\":\"t\",\"name\":\"n\",\"arguments\":\"{}\",\"x_future\":1}");
        assertThat(GATEWAY.provider().lastAsked().json().at("/input/2/type").asText())
                .isEqualTo("function_call_output");
    }

    @Test
    void aHeaderThatIsSentTwiceReachesAnthropicWhole() {
        GATEWAY.post(
                "/v1/messages",
                "{\"model\":\"@anthropic/m\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"U\"}]}",
                "anthropic-beta",
                "one",
                "anthropic-beta",
                "two");

        assertThat(GATEWAY.provider().lastAsked().headers()).containsEntry("anthropic-beta", "one,two");
    }

    @Test
    void whatWasSaidOfPagesIsToldInResponsesToo() {
        String page =
                "{\"type\":\"url_citation\",\"url_citation\":{\"start_index\":0,\"end_index\":2,\"url\":\"https://a.example\",\"title\":\"A\"}}";
        GATEWAY.provider()
                .next(
                        Script.json(200, """
                                {"id":"c1","service_tier":"flex","choices":[{"index":0,"message":{"role":"assistant","content":"Hi","annotations":[%s]},
                                "finish_reason":"stop"}],"usage":{"prompt_tokens":1,"completion_tokens":1}}""".formatted(page)),
                        Script.stream()
                                .events(
                                        Replies.chunk("Hi"),
                                        "{\"id\":\"c1\",\"service_tier\":\"flex\",\"choices\":[{\"index\":0,\"delta\":{\"annotations\":["
                                                + page + "]}}]}",
                                        Replies.FINISH,
                                        Replies.DONE)
                                .end());
        String told =
                "[{\"type\":\"url_citation\",\"start_index\":0,\"end_index\":2,\"url\":\"https://a.example\",\"title\":\"A\"}]";

        JsonNode whole = responses("@openai-compatible/m", "").json();
        Answered streamed = responses("@openai-compatible/m", ",\"stream\":true");

        assertThat(whole.at("/output/0/content/0/annotations").toString()).isEqualTo(told);
        assertThat(whole.path("service_tier").asText()).isEqualTo("flex");
        assertThat(streamed.events())
                .filteredOn(event -> event.name().equals("response.output_text.annotation.added"))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.data().path("annotation_index").asInt()).isZero();
                    assertThat(event.data().path("annotation").toString())
                            .isEqualTo(told.substring(1, told.length() - 1));
                });
        JsonNode last = streamed.events().getLast().data().path("response");
        assertThat(last.at("/output/0/content/0/annotations").toString()).isEqualTo(told);
        assertThat(last.path("service_tier").asText()).isEqualTo("flex");
    }
}
