package ai.agumbe.control;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.control.ControlPlane.Reply;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AdminApiTest {
    private static final String PROVIDER = "{\"kind\":\"openai\",\"base_url\":\"https://api.openai.com/v1\"}";
    private final ControlPlane plane = ControlPlane.running();

    @Test
    void aTenantComesWithItsDefaultApp() {
        String tenant = name();

        Reply made = plane.admin("POST", "/tenants", "{\"id\":\"%s\",\"name\":\"Acme\"}".formatted(tenant));

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().get("version").asInt()).isEqualTo(1);
        assertThat(made.json().has("created_at")).isTrue();
        assertThat(made.json().has("updated_at")).isTrue();
        assertThat(made.json().get("serve_unmetered").asBoolean(true)).isFalse();
        Reply app = plane.admin("GET", "/tenants/" + tenant + "/apps/default", "");
        assertThat(app.status()).isEqualTo(200);
        assertThat(UUID.fromString(app.json().get("uuid").asText()).version()).isEqualTo(4);
        assertThat(app.header("x-request-id")).isNotEmpty();
    }

    @Test
    void allFaultsAreToldAtOnce() {
        Reply refused = plane.admin(
                "PUT",
                "/providers/" + name(),
                "{\"kind\":\"odd\",\"base_url\":\"nope\",\"colour\":1,\"timeouts\":{\"connect_ms\":-1}}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.header("content-type")).startsWith("application/problem+json");
        assertThat(refused.json().get("faults").findValuesAsText("path"))
                .containsExactlyInAnyOrder("kind", "base_url", "colour", "timeouts.connect_ms");
        assertThat(refused.json().get("detail").asText()).contains("kind", "base_url", "colour");
    }

    @Test
    void bodiesThatCannotBeReadAreRefusedWithThePathOfTheMember() {
        for (String broken : new String[] {
            "{",
            "[]",
            "\"x\"",
            "null",
            "{} {}",
            "{\"id\":\"a\",\"id\":\"b\"}",
            "{\"name\":\"\\u0000\"}",
            "{\"name\":\"\\ud800\"}"
        }) {
            assertThat(plane.admin("POST", "/tenants", broken).status())
                    .as(broken)
                    .isEqualTo(400);
        }
        assertThat(plane.admin("POST", "/tenants", "{\"id\":\"a\",\"id\":\"b\"}")
                        .text())
                .contains("\"path\":\"id\"");
        assertThat(plane.admin("POST", "/tenants", "{\"id\":5,\"name\":{}}")
                        .json()
                        .get("faults")
                        .size())
                .isGreaterThanOrEqualTo(2);
        assertThat(plane.admin("POST", "/tenants", "{\"a\":".repeat(200) + "1" + "}".repeat(200))
                        .status())
                .isEqualTo(400);
        assertThat(plane.admin("POST", "/tenants", "{\"name\":\"" + "x".repeat(2_000_000) + "\"}")
                        .status())
                .isEqualTo(413);
        assertThat(plane.call("POST", "/api/v1/admin/tenants", "<a/>", "Content-Type", "text/xml")
                        .status())
                .isEqualTo(415);
        assertThat(plane.call("PATCH", "/api/v1/admin/nodes", "{}").status()).isEqualTo(405);
        assertThat(plane.admin("GET", "/nothing-here", "").status()).isEqualTo(404);
        assertThat(plane.admin("GET", "/providers/%00", "").status()).isEqualTo(404);
        assertThat(plane.admin("GET", "/tenants/%00/apps", "").status()).isEqualTo(404);
        assertThat(plane.admin("PUT", "/tenants/%00/routes/x", "{}").status()).isEqualTo(404);
        assertThat(plane.admin("PUT", "/providers/%00", "{}").status()).isEqualTo(400);
        assertThat(plane.admin("PATCH", "/tenants/%00", "{}").status()).isEqualTo(404);
        assertThat(plane.admin("GET", "/providers/%00/versions", "").status()).isEqualTo(404);
        assertThat(plane.admin("POST", "/providers/%00/restore", "{\"version\":1}")
                        .status())
                .isEqualTo(404);
        assertThat(plane.admin("GET", "/models/%00%ff", "").status()).isEqualTo(404);
        assertThat(plane.admin("GET", "/tenants?cursor=%00&limit=0", "").status())
                .isEqualTo(400);
    }

    @Test
    void whatExistsIsNotCreatedTwiceAndWhatDoesNotExistIsNotFound() {
        String tenant = tenant();

        assertThat(plane.admin("POST", "/tenants", "{\"id\":\"%s\",\"name\":\"x\"}".formatted(tenant))
                        .status())
                .isEqualTo(409);
        assertThat(plane.admin("POST", "/tenants/no-such/keys", "{\"name\":\"x\"}")
                        .status())
                .isEqualTo(404);
        assertThat(plane.admin("GET", "/tenants/no-such/apps", "").status()).isEqualTo(404);
        assertThat(plane.admin("PATCH", "/tenants/no-such", "{}").status()).isEqualTo(404);
        assertThat(plane.admin("DELETE", "/providers/no-such", "").status()).isEqualTo(404);
    }

    @Test
    void aStaleIfMatchIsRefused() {
        String path = "/api/v1/admin/providers/" + name();
        assertThat(plane.call("PUT", path, PROVIDER).status()).isEqualTo(201);

        assertThat(plane.call("PUT", path, PROVIDER, "If-Match", "\"1\"").status())
                .isEqualTo(200);
        assertThat(plane.call("PUT", path, PROVIDER, "If-Match", "1").status()).isEqualTo(412);
        assertThat(plane.call("PUT", path, PROVIDER, "If-Match", "2").status()).isEqualTo(200);
        assertThat(plane.call("DELETE", path, "", "If-Match", "\"2\"").status()).isEqualTo(412);
        assertThat(plane.call("PUT", path, PROVIDER, "If-Match", "odd").status())
                .isEqualTo(400);
        assertThat(plane.call("DELETE", path, "").status()).isEqualTo(204);
    }

    @Test
    void aTenantChoosesToBeServedUnmetered() {
        String path = "/tenants/" + tenant();

        assertThat(plane.admin("PATCH", path, "{\"serve_unmetered\":\"yes\"}").status())
                .isEqualTo(400);
        assertThat(plane.admin("PATCH", path, "{\"serve_unmetered\":true}").status())
                .isEqualTo(200);

        assertThat(plane.admin("GET", path, "").json().get("serve_unmetered").asBoolean())
                .isTrue();
    }

    @Test
    void putReplacesWithDefaultsAndPatchKeepsWhatItDoesNotName() {
        String path = "/tenants/" + tenant() + "/apps/support";
        Reply made = plane.admin("PUT", path, "{\"name\":\"S\",\"environment\":\"dev\",\"cost_center\":\"cc-42\"}");
        assertThat(made.status()).isEqualTo(201);

        Reply patched = plane.admin("PATCH", path, "{\"active\":false}");
        assertThat(patched.json().get("cost_center").asText()).isEqualTo("cc-42");
        assertThat(patched.json().get("active").asBoolean()).isFalse();

        Reply replaced = plane.admin("PUT", path, "{\"name\":\"S\"}");
        assertThat(replaced.json().get("cost_center").isNull()).isTrue();
        assertThat(replaced.json().get("active").asBoolean()).isTrue();
        assertThat(replaced.json().get("uuid")).isEqualTo(made.json().get("uuid"));
        assertThat(replaced.json().get("version").asInt()).isEqualTo(3);

        assertThat(plane.admin("PUT", path, replaced.text()).status())
                .as("what was read can be sent back")
                .isEqualTo(200);
    }

    @Test
    void listsArePaged() {
        String tenant = tenant();
        for (int i = 0; i < 3; i++) {
            plane.admin("POST", "/tenants/" + tenant + "/apps", "{\"id\":\"app_%d\",\"name\":\"n\"}".formatted(i));
        }

        Reply first = plane.admin("GET", "/tenants/" + tenant + "/apps?limit=3", "");
        String cursor = first.json().get("next_cursor").asText();
        Reply last = plane.admin("GET", "/tenants/" + tenant + "/apps?limit=3&cursor=" + cursor, "");

        assertThat(first.json().get("data").findValuesAsText("id")).containsExactly("app_0", "app_1", "app_2");
        assertThat(last.json().get("data").findValuesAsText("id")).containsExactly("default");
        assertThat(last.json().get("next_cursor").isNull()).isTrue();
    }

    @Test
    void theProcessTellsHowItIs() {
        assertThat(plane.call("GET", "/healthz", "", "Authorization", "").text())
                .isEqualTo("{\"status\":\"up\"}");
        assertThat(plane.get("/readyz").json().get("status").asText()).isEqualTo("ready");
        assertThat(plane.get("/prometheus").text()).contains("agumbe_config_changes_total", "jvm_memory_used_bytes");
        assertThat(plane.call("GET", "/healthz", "", "x-request-id", "mine-1").header("x-request-id"))
                .isEqualTo("mine-1");
    }

    @Test
    void everyChangeIsInTheHistoryWhichCannotBeRewritten() {
        String tenant = tenant();
        plane.admin("DELETE", "/tenants/" + tenant, "");

        assertThat(plane.query("select count(*) from control.revision where id = '%s' or tenant = '%s'"
                        .formatted(tenant, tenant)))
                .isEqualTo("4");
        assertThat(plane.query("select count(distinct hash) = count(*) from control.revision"))
                .isEqualTo("t");
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> plane.query("delete from control.revision returning seq"))
                .hasMessageContaining("append-only");
    }

    private String tenant() {
        String tenant = name();
        assertThat(plane.admin("POST", "/tenants", "{\"id\":\"%s\",\"name\":\"n\"}".formatted(tenant))
                        .status())
                .isEqualTo(201);
        return tenant;
    }

    private static String name() {
        return "n-" + UUID.randomUUID().toString().substring(0, 12);
    }
}
