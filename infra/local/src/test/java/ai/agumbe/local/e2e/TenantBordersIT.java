package ai.agumbe.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A tenant's key sees nothing of another tenant: no rows, models, aliases or apps; an app's key nothing of other apps. */
@ExtendWith(StackExtension.class)
class TenantBordersIT {
    @Test
    void anotherTenantsRowsAreNotThere(Stack stack) {
        Tenant owner = stack.tenant();
        String request = stack.node(owner).chat("cheap-fast").header("x-request-id");
        Node mine = stack.node(owner);
        Node strange = stack.node(stack.tenant());
        Eventually.within(
                Duration.ofSeconds(20), () -> mine.get("/requests/" + request).status(), s -> s == 200);

        assertThat(rows(mine, "")).hasSize(1);
        assertThat(rows(strange, "")).isEmpty();
        assertThat(rows(strange, "?request_id=" + request)).isEmpty();
        assertThat(strange.get("/requests/" + request).errorCode()).isEqualTo("request_not_found");
    }

    @Test
    void anotherTenantsModelsAndAliasesAreNotThere(Stack stack) {
        Tenant owner = stack.tenant();
        String alias = stack.name("alias");
        String own = "/tenants/" + owner.id();
        String simulator = stack.document().simulator() + "/v1";
        stack.admin().put(own + "/providers/own", "{\"kind\":\"openai\",\"base_url\":\"" + simulator + "\"}");
        stack.admin().put(own + "/credentials/own", "{\"provider\":\"own\",\"secret\":\"owners-secret\"}");
        stack.admin()
                .put(
                        own + "/models",
                        "{\"id\":\"@own/private\",\"provider\":\"own\",\"credential\":\"own\",\"upstream_model\":\"private\",\"kind\":\"chat\"}");
        stack.admin()
                .put(
                        own + "/routes/" + alias,
                        "{\"strategy\":\"priority\",\"candidates\":[{\"model\":\"@own/private\"}]}");
        Node mine = stack.node(owner);
        Node strange = stack.node(stack.tenant());

        for (String model : List.of(alias, "@own/private")) {
            assertThat(mine.chat(model).status()).isEqualTo(200);
            assertThat(mine.get("/models/" + model).status()).isEqualTo(200);
            assertThat(strange.chat(model).errorCode()).isEqualTo("invalid_model");
            assertThat(strange.get("/models/" + model).errorCode()).isEqualTo("model_not_found");
            assertThat(strange.get("/models").body()).doesNotContain("\"" + model + "\"");
        }
        assertThat(strange.chat("@own/privat").body()).doesNotContain("@own/private");
        assertThat(strange.chat("private").errorCode()).isEqualTo("invalid_model");
    }

    @Test
    void anotherTenantsAppsAreNotThere(Stack stack) {
        Tenant owner = stack.tenant();
        String app = stack.name("app");
        String uuid = app(stack, owner, app);
        Node strange = stack.node(stack.tenant());
        String inApp = Prompts.body("cheap-fast", "Hi")
                .put("agumbe_guardrails_app_id", app)
                .toString();

        assertThat(stack.node(owner).post("/chat/completions", inApp).status()).isEqualTo(200);
        assertThat(strange.post("/chat/completions", inApp).errorCode()).isEqualTo("app_not_found");
        assertThat(atApp(strange, uuid).errorCode()).isEqualTo("app_not_found");
        assertThat(atApp(stack.node(owner), uuid).status()).isEqualTo(200);
    }

    @Test
    void anAppsKeySeesAndServesItsAppOnly(Stack stack) {
        Tenant tenant = stack.tenant();
        String app = stack.name("app");
        String other = stack.name("app");
        app(stack, tenant, app);
        app(stack, tenant, other);
        Node whole = stack.node(tenant);
        Node bound = new Node(whole.url(), tenant.keyFor(stack.admin(), app));
        whole.chat("cheap-fast");
        bound.chat("cheap-fast");
        Answer elsewhere = bound.post(
                "/chat/completions",
                Prompts.body("cheap-fast", "Hi")
                        .put("agumbe_guardrails_app_id", other)
                        .toString());

        assertThat(elsewhere.status()).isEqualTo(403);
        assertThat(elsewhere.errorCode()).isEqualTo("app_mismatch");
        Eventually.within(Duration.ofSeconds(20), () -> rows(whole, "?status=success"), rows -> rows.size() == 2);
        assertThat(rows(bound, ""))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.path("appId").asText()).isEqualTo(app));
    }

    private static String app(Stack stack, Tenant tenant, String app) {
        return stack.admin()
                .post("/tenants/" + tenant.id() + "/apps", "{\"id\":\"" + app + "\",\"name\":\"App\"}")
                .path("uuid")
                .asText();
    }

    private static Answer atApp(Node node, String uuid) {
        return Wire.send(Wire.request(
                        "POST", node.url() + "/api/" + uuid + "/v1/chat/completions", Prompts.chat("cheap-fast", "Hi"))
                .header("authorization", "Bearer " + node.key()));
    }

    private static List<JsonNode> rows(Node node, String query) {
        return StreamSupport.stream(
                        node.get("/requests" + query).json().path("data").spliterator(), false)
                .toList();
    }
}
