package ai.agumbe.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Callers' mistakes on a data plane get the contract's error, in its shape, and never a 500. */
@ExtendWith(StackExtension.class)
class BadInputIT {
    private static final String CHAT = "/chat/completions";
    private static final String GOOD = Prompts.chat("cheap-fast", "Hi");
    private static final String NOBODY = "agk_AAAAAAAAAAAAAAAA.BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB000000";

    @Test
    void withoutAGoodKeyNothingIsAnswered(Stack stack) {
        String url = stack.urls().getFirst();
        for (String path : List.of("/models", "/requests", "/usage", "/guardrails")) {
            refused(Wire.get(url + Node.SURFACE + path), 401, "unauthorized");
        }
        refused(Wire.send(Wire.request("POST", url + Node.SURFACE + CHAT, GOOD)), 401, "unauthorized");
        for (String wrong : List.of("nonsense", NOBODY, stack.document().apiKey() + "x")) {
            refused(new Node(url, wrong).post(CHAT, GOOD), 401, "unauthorized");
        }
        refused(
                Wire.send(new Node(url, stack.document().apiKey())
                        .request("POST", CHAT, GOOD)
                        .header("x-api-key", stack.tenant().key())),
                401,
                "unauthorized");
    }

    @Test
    void brokenBodiesAreRefused(Stack stack) {
        Node node = stack.node(stack.tenant());
        for (String broken : List.of(
                "{",
                "[]",
                "null",
                "\"text\"",
                "{\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}",
                "{\"model\":\"cheap-fast\"}",
                "{\"model\":\"cheap-fast\",\"messages\":\"hi\"}",
                "{\"model\":\"cheap-fast\",\"model\":\"cheap-fast\",\"messages\":[]}",
                "{\"model\":\"cheap-fast\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}],\"agumbe_metadata\":{\"odd\":1}}",
                "{\"a\":".repeat(200) + "1" + "}".repeat(200))) {
            refused(node.post(CHAT, broken), 400, "validation_error");
        }
        byte[] notUtf8 = GOOD.replace("Hi", "\u00ff\u00fe").getBytes(StandardCharsets.ISO_8859_1);
        refused(
                Wire.send(Wire.request("POST", node.url() + Node.SURFACE + CHAT, notUtf8)
                        .header("authorization", "Bearer " + node.key())),
                400,
                "validation_error");
        refused(node.post("/embeddings", "{\"model\":\"embed-default\"}"), 400, "validation_error");
    }

    @Test
    void modelsThatAreNotThereAreNamed(Stack stack) {
        Node node = stack.node(stack.tenant());

        for (Answer answer : List.of(
                node.chat("cheap-fsat"),
                node.chat("@sim/nothing-like-it"),
                node.chat("embed-default"),
                node.post("/embeddings", "{\"model\":\"cheap-fast\",\"input\":\"x\"}"))) {
            refused(answer, 400, "invalid_model");
            assertThat(answer.json().at("/error/param").asText()).isEqualTo("model");
        }
        assertThat(node.chat("cheap-fsat").body()).contains("cheap-fast");
        refused(node.get("/models/nothing"), 404, "model_not_found");
    }

    @Test
    void aBodyOfElevenMegabytesIsRefusedWhetherItsLengthIsToldOrNot(Stack stack) {
        Node node = stack.node(stack.tenant());
        String large = Prompts.chat("cheap-fast", "a".repeat(11_000_000));

        refused(node.post(CHAT, large), 413, "request_too_large");
        assertThat(node.chat("cheap-fast").status()).isEqualTo(200);
    }

    @Test
    void unknownPlacesAndMethodsAreTold(Stack stack) {
        Node node = stack.node(stack.tenant());

        refused(node.get("/nothing-here"), 404, "route_not_found");
        refused(node.get(CHAT), 405, "method_not_allowed");
        refused(node.call("DELETE", "/models", ""), 405, "method_not_allowed");
        refused(Wire.get(node.url() + "/"), 404, "route_not_found");
        refused(node.get("/requests/no-such-request"), 404, "request_not_found");
        refused(node.get("/requests?page=0"), 400, "validation_error");
        refused(node.get("/requests?from=yesterday"), 400, "validation_error");
    }

    @Test
    void appsThatAreNotThereAreRefused(Stack stack) {
        Tenant tenant = stack.tenant();
        Node node = stack.node(tenant);

        refused(
                node.post(CHAT, GOOD.replaceFirst("\\{", "{\"agumbe_guardrails_app_id\":\"app_typo\",")),
                404,
                "app_not_found");
        refused(
                Wire.send(Wire.request("POST", node.url() + "/api/00000000-0000-4000-8000-000000000000/v1" + CHAT, GOOD)
                        .header("authorization", "Bearer " + tenant.key())),
                404,
                "app_not_found");
    }

    private static void refused(Answer answer, int status, String code) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
        assertThat(answer.header("content-type")).startsWith("application/json");
        assertThat(answer.header("x-request-id")).isNotEmpty();
        assertThat(answer.json().path("error").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("message", "type", "param", "code");
        assertThat(answer.errorCode()).as("%s", answer).isEqualTo(code);
        assertThat(answer.json().at("/error/message").asText()).isNotBlank();
    }
}
