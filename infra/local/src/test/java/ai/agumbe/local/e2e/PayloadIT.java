package ai.agumbe.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What apps keep of asks and answers is read by operators, noted, and gone when its key is. */
@ExtendWith(StackExtension.class)
class PayloadIT {
    private static final String MAIL = "jane.doe@example.com";

    @Test
    void whatAnAppKeepsIsReadUntilItsKeyIsErased(Stack stack) {
        Tenant tenant = stack.tenant();
        Node node = stack.node(tenant);
        String silent = id(node.post("/chat/completions", Prompts.chat("cheap-fast", "Hello before")));
        stack.admin()
                .put("/tenants/" + tenant.id() + "/apps/default", "{\"name\":\"Default\",\"payloads\":\"redacted\"}");
        String whole = id(node.post("/chat/completions", Prompts.chat("cheap-fast", "I am " + MAIL)));
        String streamed = id(node.post("/chat/completions", Prompts.stream("cheap-fast", "I am " + MAIL)));

        JsonNode kept = kept(stack, tenant, whole);
        assertThat(kept.path("request").asText())
                .contains("I am [REDACTED_EMAIL]")
                .doesNotContain(MAIL);
        assertThat(kept.path("answer").asText()).contains("\"choices\"");
        assertThat(kept(stack, tenant, streamed).path("answer").asText()).contains("choices[0].content");
        assertThat(payload(stack, tenant, silent).status()).isEqualTo(404);
        assertThat(stack.admin()
                        .get("/audit?kind=payload_read&tenant=" + tenant.id())
                        .path("data")
                        .findValuesAsText("request_id"))
                .containsExactly(streamed, whole);
        JsonNode row = node.get("/requests/" + whole).json().at("/data/payload");
        assertThat(row.toString())
                .isEqualTo("{\"stored\":true,\"key\":1,\"redacted\":true,\"requestCut\":false,\"answerCut\":false}");

        JsonNode tried = stack.admin()
                .post(
                        "/tenants/" + tenant.id() + "/guardrails/backtest",
                        "{\"settings\":{\"keywordBlocklist\":{\"mode\":\"block\",\"words\":[\"I am\"]}}}");
        assertThat(tried.path("blocked").asInt()).as("%s", tried).isEqualTo(2);
        assertThat(tried.path("not_examined").toString()).isEqualTo("{\"not_kept\":1}");
        assertThat(tried.path("stored_redacted").asInt()).isEqualTo(2);

        String key = "/tenants/" + tenant.id() + "/data-key";
        assertThat(stack.admin().call("DELETE", key, "").status()).isEqualTo(204);

        assertThat(payload(stack, tenant, whole).body()).contains("was erased");
        String after = id(node.post("/chat/completions", Prompts.chat("cheap-fast", "Hello again")));
        assertThat(kept(stack, tenant, after).path("request").asText()).contains("Hello again");
        assertThat(stack.admin().get(key).path("number").asInt()).isEqualTo(2);
    }

    private static JsonNode kept(Stack stack, Tenant tenant, String request) {
        return Eventually.within(
                        Duration.ofSeconds(20), () -> payload(stack, tenant, request), answer -> answer.status() == 200)
                .json();
    }

    private static Answer payload(Stack stack, Tenant tenant, String request) {
        return stack.admin().call("GET", "/requests/" + request + "/payload?tenant=" + tenant.id(), "");
    }

    private static String id(Answer answer) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        return answer.header("x-request-id");
    }
}
