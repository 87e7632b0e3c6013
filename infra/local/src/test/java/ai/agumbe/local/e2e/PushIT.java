package ai.agumbe.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the control plane decides reaches every running data plane. */
@ExtendWith(StackExtension.class)
class PushIT {
    @Test
    void aRevokedKeyIsRefusedOnEveryNodeWithinASecond(Stack stack) {
        Tenant tenant = stack.tenant();
        List<Node> nodes = stack.nodes(tenant.key());
        assertThat(nodes)
                .allSatisfy(node -> assertThat(node.get("/models").status()).isEqualTo(200));

        Answer revoked =
                stack.admin().call("DELETE", "/tenants/" + tenant.id() + "/keys/" + tenant.keyId() + "?wait=false", "");

        assertThat(revoked.status()).isEqualTo(204);
        Eventually.within(
                Duration.ofSeconds(1),
                () -> nodes.stream().map(node -> node.get("/models").status()).toList(),
                statuses -> statuses.stream().allMatch(status -> status == 401));
    }

    @Test
    void aPriceChangesOnEveryNodeWithoutARestart(Stack stack) {
        Tenant tenant = stack.tenant();
        String model = stack.chatModel("1.00");
        stack.simulator().script(model.substring(5), "{\"usage\":{\"prompt_tokens\":1000,\"completion_tokens\":0}}");
        assertThat(costs(stack.nodes(tenant.key()), model)).containsExactly("0.00100000", "0.00100000");

        stack.putModel(model.substring(5), "7.00");

        assertThat(costs(stack.nodes(tenant.key()), model)).containsExactly("0.00700000", "0.00700000");
    }

    @Test
    void anAliasPointsElsewhereOnEveryNodeWithoutARestart(Stack stack) {
        Tenant tenant = stack.tenant();
        String alias = stack.name("alias");
        String first = stack.chatModel("1.00");
        String second = stack.chatModel("1.00");
        route(stack, alias, first);
        assertThat(models(stack.nodes(tenant.key()), alias)).containsExactly(first, first);

        route(stack, alias, second);

        assertThat(models(stack.nodes(tenant.key()), alias)).containsExactly(second, second);
    }

    private static void route(Stack stack, String alias, String model) {
        stack.admin()
                .put("/routes/" + alias, "{\"strategy\":\"priority\",\"candidates\":[{\"model\":\"" + model + "\"}]}");
    }

    private static List<String> costs(List<Node> nodes, String model) {
        return nodes.stream()
                .map(node -> node.chat(model).header("x-agumbe-estimated-cost-usd"))
                .toList();
    }

    private static List<String> models(List<Node> nodes, String model) {
        return nodes.stream()
                .map(node -> node.chat(model).json().path("model").asText())
                .toList();
    }
}
