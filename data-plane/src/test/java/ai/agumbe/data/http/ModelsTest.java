package ai.agumbe.data.http;

import static ai.agumbe.data.ground.Config.CHAT;
import static ai.agumbe.data.ground.RunningGateway.LLM;
import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.data.ground.Answered;
import ai.agumbe.data.ground.Asked;
import ai.agumbe.data.ground.Config;
import ai.agumbe.data.ground.Replies;
import ai.agumbe.data.ground.RunningGateway;
import ai.agumbe.data.ground.Script;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The catalogue as callers see it, embeddings, and paths that lead nowhere. */
class ModelsTest {
    @RegisterExtension
    static final RunningGateway GATEWAY = new RunningGateway();

    @Test
    void theListHoldsModelsAndAliasesWithTheirKinds() {
        GATEWAY.config().route("smart", 1, CHAT);
        GATEWAY.apply();

        Answered answer = GATEWAY.get(LLM + "/models");

        JsonNode data = answer.json().path("data");
        assertThat(answer.json().path("object").asText()).isEqualTo("list");
        assertThat(data.findValuesAsText("id")).containsExactly(Config.EMBEDDINGS, CHAT, "smart");
        assertThat(data.findValuesAsText("kind")).containsExactly("embeddings", "chat", "chat");
        assertThat(data.findValuesAsText("is_alias")).containsExactly("false", "false", "true");
        assertThat(data.path(1).at("/price/output_per_million").asText()).isEqualTo("2");
        assertThat(data.path(1).path("context_window").asInt()).isEqualTo(128_000);
    }

    @Test
    void oneIsFoundByItsIdRawOrEncoded() {
        GATEWAY.config().route("smart", 1, CHAT).model("@fake/a+b/c", "fake", "abc", "chat");
        GATEWAY.apply();

        assertThat(List.of("/models/smart", "/models/" + CHAT, "/models/%40fake%2Fgpt", "/models/@fake/a+b/c"))
                .allSatisfy(path -> assertThat(GATEWAY.get(LLM + path).status()).isEqualTo(200));
        assertThat(GATEWAY.get(LLM + "/models/%40fake%2Fgpt").json().path("id").asText())
                .isEqualTo(CHAT);
        assertThat(GATEWAY.get(LLM + "/models/nope").code()).isEqualTo("model_not_found");
        assertThat(GATEWAY.get(LLM + "/models/nope").status()).isEqualTo(404);
    }

    @Test
    void oneIsFoundByItsBareNameWhereThatIsUnique() {
        GATEWAY.config()
                .model("@fake/mini", "fake", "gpt-4o-mini", "chat")
                .model("@fake/one", "fake", "twice", "chat")
                .model("@fake/two", "fake", "twice", "chat");
        GATEWAY.apply();

        Answered openai = GATEWAY.get(LLM + "/models/gpt-4o-mini");
        Answered anthropic = GATEWAY.get(LLM + "/models/gpt-4o-mini", "anthropic-version", "2023-06-01");

        assertThat(openai.status()).isEqualTo(200);
        assertThat(openai.json().path("id").asText()).isEqualTo("@fake/mini");
        assertThat(anthropic.json().path("id").asText()).isEqualTo("@fake/mini");
        assertThat(GATEWAY.get(LLM + "/models/twice").code()).isEqualTo("model_not_found");
    }

    @Test
    void anthropicsClientsGetAnthropicsShape() {
        Answered list = GATEWAY.get(LLM + "/models", "anthropic-version", "2023-06-01");
        Answered one = GATEWAY.get(LLM + "/models/" + CHAT, "anthropic-version", "2023-06-01");

        assertThat(list.json().path("has_more").asBoolean(true)).isFalse();
        assertThat(list.json().at("/data/0/type").asText()).isEqualTo("model");
        assertThat(list.json().path("last_id").asText()).isEqualTo(CHAT);
        assertThat(one.json().path("display_name").asText()).isEqualTo(CHAT);
        assertThat(one.json().path("created_at").asText()).isEqualTo("2026-01-01T00:00:00Z");
    }

    @Test
    void embeddingsTakeTextsAndTokens() {
        GATEWAY.provider().always(asked -> Script.json(200, Replies.embedding()));

        assertThat(List.of("\"text\"", "[\"a\",\"b\"]", "[1,2,3]", "[[1,2],[3]]"))
                .allSatisfy(input -> {
                    Answered answer = embed("\"input\":" + input + ",\"encoding_format\":\"base64\",\"dimensions\":3");
                    assertThat(answer.status()).isEqualTo(200);
                    assertThat(answer.json().path("model").asText()).isEqualTo(Config.EMBEDDINGS);
                    assertThat(answer.json().at("/data/0/embedding").asText()).isEqualTo("AAAAPwAAgL4=");
                });
        Asked asked = GATEWAY.provider().lastAsked();
        assertThat(asked.path()).isEqualTo("/v1/embeddings");
        assertThat(asked.text()).contains("\"dimensions\":3", "\"embed-up\"", "base64");
        assertThat(GATEWAY.journal().exchanges())
                .allMatch(each -> each.ending().attempts().getFirst().tokens().input() == 4);
    }

    @Test
    void embeddingsOfNothingAreRefused() {
        assertThat(embed("\"x\":1").error().path("param").asText()).isEqualTo("input");
        assertThat(embed("\"input\":[]").error().path("param").asText()).isEqualTo("input");
        assertThat(embed("\"input\":[\"a\",1]").error().path("param").asText()).isEqualTo("input[1]");
        assertThat(embed("\"input\":[null]").error().path("param").asText()).isEqualTo("input[0]");
    }

    @Test
    void aModelOfTheWrongKindOrNoneIsInvalidAndNamesTheNearest() {
        Answered wrongKind = GATEWAY.chat(Config.EMBEDDINGS, "");
        Answered unknown = GATEWAY.chat("@fake/gtp", "");

        assertThat(wrongKind.status()).isEqualTo(400);
        assertThat(wrongKind.code()).isEqualTo("invalid_model");
        assertThat(unknown.code()).isEqualTo("invalid_model");
        assertThat(unknown.error().path("param").asText()).isEqualTo("model");
        assertThat(unknown.error().path("message").asText()).contains(CHAT);
    }

    @Test
    void pathsThatLeadNowhereListWhatThereIs() {
        for (String path :
                List.of("/", "/nothing", LLM + "/nothing", LLM, "/v1x/models", "/api/not-a-uuid/v1/models")) {
            Answered answer = GATEWAY.get(path);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.code()).isEqualTo("route_not_found");
            assertThat(answer.error().path("message").asText()).contains("/chat/completions");
        }
    }

    @Test
    void methodsThatAreNotPossibleNameThoseThatAre() {
        Answered answer = GATEWAY.get(LLM + "/chat/completions");

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.code()).isEqualTo("method_not_allowed");
        assertThat(answer.error().path("message").asText()).contains("POST");
        assertThat(answer.header("allow")).isEqualTo("POST");
        assertThat(answer.header("x-request-id")).isNotEmpty();
        assertThat(GATEWAY.post(LLM + "/models", "{}").header("allow")).isEqualTo("GET, HEAD");
    }

    @Test
    void whatCanBeReadCanBeAskedForItsHeadAlone() {
        Answered whole = GATEWAY.get(LLM + "/models");
        Answered head = GATEWAY.head(LLM + "/models");

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.text()).isEmpty();
        assertThat(head.header("content-length")).isEqualTo(whole.header("content-length"));
        assertThat(GATEWAY.head(LLM + "/models/nothing").status()).isEqualTo(404);
    }

    @Test
    void everyMountServesTheSame() {
        assertThat(GATEWAY.get("/v1/models?limit=5").status()).isEqualTo(200);
        assertThat(GATEWAY.get("/api/" + Config.APP_UUID + "/v1/models").status())
                .isEqualTo(200);
    }

    @Test
    void whatTheControlPlaneAnswersIsUnavailableWithoutIt() {
        Answered answer = GATEWAY.get(LLM + "/requests?page=1");

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("control_plane_unavailable");
        assertThat(answer.header("retry-after")).isEqualTo("1");
    }

    private static Answered embed(String members) {
        return GATEWAY.post(LLM + "/embeddings", "{\"model\":\"" + Config.EMBEDDINGS + "\"," + members + "}");
    }
}
