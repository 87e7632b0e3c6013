package ai.agumbe.control;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.control.ControlPlane.Reply;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KeyApiTest {
    private final ControlPlane plane = ControlPlane.running();

    @Test
    void nobodyGetsInWithoutTheToken() {
        for (String authorization : new String[] {"", "Bearer wrong", "Basic eDp5", "Bearer "}) {
            Reply refused = plane.call("GET", "/api/v1/admin/tenants", "", "Authorization", authorization);
            assertThat(refused.status()).as(authorization).isEqualTo(401);
            assertThat(refused.header("content-type")).startsWith("application/problem+json");
        }
        String key = key(tenant()).json().get("api_key").asText();
        assertThat(plane.call("GET", "/api/v1/admin/tenants", "", "Authorization", "Bearer " + key)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aKeyIsShownOnceRotatedDeactivatedAndRevoked() {
        String tenant = tenant();
        Reply made = key(tenant);
        String plain = made.json().get("api_key").asText();
        String path = "/tenants/" + tenant + "/keys/" + made.json().get("id").asText();
        assertThat(relayed(plain).status()).isEqualTo(200);

        Reply shown = plane.admin("GET", path, "");
        assertThat(shown.text()).doesNotContain("api_key", "sha256", "secrets");
        assertThat(shown.json().get("budgets").isEmpty()).isTrue();

        String rotated = plane.admin("POST", path + "/rotate", "{\"overlap_seconds\":60}")
                .json()
                .get("api_key")
                .asText();
        assertThat(relayed(plain).status()).as("within the overlap").isEqualTo(200);
        assertThat(relayed(rotated).status()).isEqualTo(200);

        String again =
                plane.admin("POST", path + "/rotate", "").json().get("api_key").asText();
        assertThat(relayed(rotated).status()).as("without an overlap").isEqualTo(401);

        plane.admin("PATCH", path, "{\"active\":false}");
        assertThat(relayed(again).status()).isEqualTo(401);
        plane.admin("PATCH", path, "{\"active\":true,\"name\":\"other\"}");
        assertThat(relayed(again).status()).isEqualTo(200);

        assertThat(plane.admin("DELETE", path, "").status()).isEqualTo(204);
        assertThat(relayed(again).status()).isEqualTo(401);
        assertThat(relayed(again).json().get("error").get("code").asText()).isEqualTo("unauthorized");
        assertThat(plane.admin("GET", path, "").status()).isEqualTo(404);
    }

    @Test
    void aKeyIsRefusedForWhatItCannotHave() {
        String tenant = tenant();

        Reply refused = plane.admin(
                "POST",
                "/tenants/" + tenant + "/keys",
                "{\"name\":\" \",\"app_id\":\"nope\",\"scopes\":[\"all\"],\"budgets\":[{}],\"ip_allowlist\":[\"x\"],\"limits\":{\"a\":1},\"expires_at\":\"soon\"}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("faults").findValuesAsText("path"))
                .containsExactlyInAnyOrder(
                        "name", "app_id", "scopes", "budgets", "ip_allowlist[0]", "limits.a", "expires_at");
        assertThat(plane.admin("DELETE", "/tenants/" + tenant + "/apps/default", "")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void callersOfAnInactiveTenantOrAppAreRefused() {
        String tenant = tenant();
        String key = plane.admin("POST", "/tenants/" + tenant + "/keys", "{\"name\":\"k\",\"app_id\":\"default\"}")
                .json()
                .get("api_key")
                .asText();

        plane.admin("PATCH", "/tenants/" + tenant + "/apps/default", "{\"active\":false}");
        Reply withoutApp = relayed(key);
        plane.admin("PATCH", "/tenants/" + tenant, "{\"active\":false}");
        Reply withoutTenant = relayed(key);

        assertThat(withoutApp.json().get("error").get("code").asText()).isEqualTo("app_inactive");
        assertThat(withoutTenant.json().get("error").get("code").asText()).isEqualTo("tenant_inactive");
        assertThat(withoutTenant.status()).isEqualTo(403);
    }

    private Reply relayed(String key) {
        return plane.call("GET", "/api/v1/llm/guardrails", "", "Authorization", "Bearer " + key);
    }

    private String tenant() {
        String tenant = name();
        assertThat(plane.admin("POST", "/tenants", "{\"id\":\"%s\",\"name\":\"n\"}".formatted(tenant))
                        .status())
                .isEqualTo(201);
        return tenant;
    }

    private Reply key(String tenant) {
        return plane.admin(
                "POST",
                "/tenants/" + tenant + "/keys",
                "{\"name\":\"ci\",\"app_id\":null,\"expires_at\":null,\"limits\":{\"requests_per_minute\":null},\"budgets\":[]}");
    }

    private static String name() {
        return "n-" + UUID.randomUUID().toString().substring(0, 12);
    }
}
