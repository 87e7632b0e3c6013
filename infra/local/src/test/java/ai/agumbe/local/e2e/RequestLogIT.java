package ai.agumbe.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What was asked, what it cost and how it went can be read soon after, whether it went well or not. */
@ExtendWith(StackExtension.class)
class RequestLogIT {
    /** The contract's names in the contract's order. */
    private static final List<String> MEMBERS = List.of(
            ("requestId, eventId, parentRequestId, tenantId, userId, subjectType, keyId, appId, endpoint, endpointVersion,"
                            + " sessionId, workspaceId, xnamespaceId, sourceService, operation, externalRequestId,"
                            + " environment, branch, tags, endUser, costCenter, requestKind, requestedModel, provider,"
                            + " providerKind, upstreamModel, credentialId, attempts, routingDecision, stream,"
                            + " malformedChunks, cacheHit, status, httpStatus, errorCode, latencyMs, timings,"
                            + " promptTokens, completionTokens, cachedTokens, reasoningTokens, audioTokens,"
                            + " imageTokens, totalTokens, estimated,"
                            + " estimatedCost, priceVersion, policyVersion, guardrails, payload, createdAt")
                    .split(", "));

    @Test
    void everyCallLeavesARowWithAllMembersNewestFirst(Stack stack) {
        Tenant tenant = stack.tenant();
        Node node = stack.node(tenant);
        Answer sync = node.chat("cheap-fast");
        Answer streamed = node.post("/chat/completions", Prompts.stream("cheap-fast", "Hi"));
        Answer embedded = node.post("/embeddings", "{\"model\":\"embed-default\",\"input\":[\"a\",\"b\"]}");
        Answer refused = node.chat("no-such-model");

        List<JsonNode> rows = rows(node, "", 4);

        assertThat(rows.stream().map(row -> row.path("requestId").asText()))
                .containsExactly(id(refused), id(embedded), id(streamed), id(sync));
        assertThat(rows)
                .allSatisfy(row -> assertThat(row.fieldNames()).toIterable().containsExactlyElementsOf(MEMBERS));
        assertThat(rows.get(3).path("totalTokens")).isEqualTo(sync.json().at("/usage/total_tokens"));
        assertThat(rows.get(2).path("stream").asBoolean()).isTrue();
        assertThat(rows.get(2).path("promptTokens").asLong()).isPositive();
        assertThat(rows.get(1).path("requestKind").asText()).isEqualTo("embeddings");
        assertThat(rows.getFirst().path("errorCode").asText()).isEqualTo("invalid_model");
        assertThat(rows(node, "?status=error", 1)).hasSize(1);
        assertThat(node.get("/requests/" + id(sync)).json().path("data")).isEqualTo(rows.get(3));
    }

    @Test
    void aRowSaysWhichVersionOfThePolicyWasInForce(Stack stack) {
        Tenant tenant = stack.tenant();
        Node node = stack.node(tenant);
        String policy = "/tenants/" + tenant.id() + "/apps/default/guardrails";
        node.chat("cheap-fast");
        for (int tokens = 100; tokens <= 101; tokens++) {
            stack.admin().put(policy, "{\"settings\":{\"maxTokens\":" + tokens + "}}");
            node.chat("cheap-fast");
        }

        List<JsonNode> rows = rows(node, "", 3);

        assertThat(rows.stream().map(row -> row.path("policyVersion").asText())).containsExactly("2", "1", "null");
    }

    @Test
    void theLogCanBeAskedForItsHeadAlone(Stack stack) {
        Answer head = stack.node(stack.tenant()).call("HEAD", "/requests", "");

        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
    }

    @Test
    void metadataIsOnRowsOfSuccessesAndOfFailures(Stack stack) {
        Tenant tenant = stack.tenant();
        Node node = stack.node(tenant);
        String broken = stack.chatModel("1.00");
        stack.simulator().script(broken.substring(5), "{\"status\":400}");
        for (String model : List.of("cheap-fast", broken)) {
            HttpRequest.Builder call = node.request("POST", "/chat/completions", Prompts.chat(model, "Hi"))
                    .header("x-agumbe-operation", "summarize")
                    .header("x-agumbe-source-service", "billing");
            Wire.send(call);
        }

        List<JsonNode> rows = rows(node, "?operation=summarize&source_service=billing", 2);

        assertThat(rows.stream().map(row -> row.path("status").asText())).containsExactly("error", "success");
        assertThat(rows.getFirst().path("errorCode").asText()).isEqualTo("provider_error");
    }

    @Test
    void aCallerWhoLeavesAStreamIsMeteredForWhatWasConsumed(Stack stack) throws Exception {
        Tenant tenant = stack.tenant();
        String model = stack.chatModel("1.00");
        stack.simulator().script(model.substring(5), "{\"chunk_ms\":100,\"text\":\"" + "word ".repeat(300) + "\"}");
        Node node = stack.node(tenant);

        Wire.readAndLeave(node.request("POST", "/chat/completions", Prompts.stream(model, "Hi")));

        JsonNode row = rows(node, "?error_code=client_cancelled", 1).getFirst();
        assertThat(row.path("status").asText()).isEqualTo("error");
        assertThat(row.path("estimated").asBoolean()).isTrue();
        assertThat(row.path("completionTokens").asLong()).isBetween(1L, 299L);
        assertThat(stack.simulator().sold(model.substring(5))).hasSize(1).noneMatch(Simulator.Sold::finished);
    }

    @Test
    void usageAddsUpToTheRows(Stack stack) {
        Tenant tenant = stack.tenant();
        Node node = stack.node(tenant);
        String model = stack.chatModel("1.00");
        for (int call = 0; call < 5; call++) {
            node.post("/chat/completions", Prompts.stream(model, "Hi " + call));
            node.chat(model);
        }
        rows(node, "", 10);

        new Settlement(stack, tenant, Set.of(model.substring(5))).agreesWithUsage();
    }

    private static String id(Answer answer) {
        return answer.header("x-request-id");
    }

    private static List<JsonNode> rows(Node node, String query, int count) {
        return Eventually.within(
                Duration.ofSeconds(20),
                () -> StreamSupport.stream(
                                node.get("/requests" + query)
                                        .json()
                                        .path("data")
                                        .spliterator(),
                                false)
                        .toList(),
                rows -> rows.size() == count);
    }
}
