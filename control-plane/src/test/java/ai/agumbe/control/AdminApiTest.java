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
        assertThat(plane.admin("GET", "/tenants?cursor=%00&limit=0", "").status())
                .isEqualTo(400);
    }

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
    void oneTenantsRouteCannotNameAnothersModel() {
        String mine = tenant();
        String other = tenant();
        String model = "@x/" + name();
        provider("/tenants/" + other, "own", PROVIDER);
        model("/tenants/" + other, model, "own");
        String route = "{\"candidates\":[{\"model\":\"%s\"}]}".formatted(model);

        assertThat(plane.admin("PUT", "/tenants/" + other + "/routes/smart", route)
                        .status())
                .isEqualTo(201);
        Reply refused = plane.admin("PUT", "/tenants/" + mine + "/routes/smart", route);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("faults").findValuesAsText("path")).containsExactly("candidates[0].model");
        assertThat(plane.admin("PUT", "/routes/" + name(), route).status()).isEqualTo(400);
        assertThat(plane.admin("GET", "/tenants/" + mine + "/models/" + model, "")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void thePlatformsObjectsAreSeenByThoseTheyAreSharedWith() {
        String mine = tenant();
        String provider = name();
        provider("", provider, PROVIDER.replace("}", ",\"shared_with\":[\"%s\"]}".formatted(mine)));
        String model = "@x/" + name();
        String body = "{\"id\":\"%s\",\"provider\":\"%s\",\"upstream_model\":\"m\",\"kind\":\"chat\"}"
                .formatted(model, provider);

        assertThat(plane.admin("PUT", "/tenants/" + tenant() + "/models", body).status())
                .isEqualTo(400);
        assertThat(plane.admin("PUT", "/tenants/" + mine + "/models", body).status())
                .isEqualTo(201);

        Reply withdrawn = plane.admin("PUT", "/providers/" + provider, PROVIDER.replace("}", ",\"shared_with\":[]}"));
        assertThat(withdrawn.status()).isEqualTo(409);
        assertThat(withdrawn.text()).contains(model);
        assertThat(plane.admin("DELETE", "/providers/" + provider, "").status()).isEqualTo(409);
    }

    @Test
    void routesHoldModelsOfOneKindOnlyOnceAndNoAliases() {
        String provider = name();
        provider("", provider, PROVIDER);
        String chat = "@x/" + name();
        String embeddings = "@x/" + name();
        model("", chat, provider);
        plane.admin(
                "PUT",
                "/models",
                "{\"id\":\"%s\",\"provider\":\"%s\",\"upstream_model\":\"m\",\"kind\":\"embeddings\"}"
                        .formatted(embeddings, provider));

        assertThat(plane.admin(
                                "PUT",
                                "/routes/" + name(),
                                "{\"candidates\":[{\"model\":\"%s\"},{\"model\":\"%s\"}]}".formatted(chat, embeddings))
                        .status())
                .isEqualTo(400);
        assertThat(plane.admin(
                                "PUT",
                                "/routes/" + name(),
                                "{\"candidates\":[{\"model\":\"%s\"},{\"model\":\"%s\"}]}".formatted(chat, chat))
                        .status())
                .isEqualTo(400);
        assertThat(plane.admin("PUT", "/routes/" + name(), "{\"candidates\":[]}")
                        .status())
                .isEqualTo(400);
        assertThat(plane.admin("PUT", "/routes/" + name(), "{\"candidates\":[{\"model\":\"smart\"}]}")
                        .status())
                .isEqualTo(400);
        assertThat(plane.admin(
                                "PUT",
                                "/routes/" + name(),
                                "{\"strategy\":\"odd\",\"candidates\":[{\"model\":\"@no/such\"}]}")
                        .json()
                        .get("faults")
                        .size())
                .isEqualTo(2);
        assertThat(plane.admin(
                                "PUT",
                                "/routes/" + name(),
                                "{\"candidates\":[{\"model\":\"%s\",\"weight\":2,\"retry_attempts\":3}],\"total_timeout_ms\":60000}"
                                        .formatted(chat))
                        .status())
                .isEqualTo(201);
        assertThat(plane.admin("DELETE", "/models/" + chat, "").status()).isEqualTo(409);
    }

    @Test
    void modelsAreFoundByTheRestOfThePathRawOrEncoded() {
        String provider = name();
        provider("", provider, PROVIDER);
        String model = "@x/" + name() + "/deep:1+2";
        assertThat(model("", model, provider).status()).isEqualTo(201);

        assertThat(plane.admin("GET", "/models/" + model, "").json().get("id").asText())
                .isEqualTo(model);
        String encoded = java.net.URLEncoder.encode(model, java.nio.charset.StandardCharsets.UTF_8);
        assertThat(plane.admin("GET", "/models/" + encoded, "")
                        .json()
                        .get("prices")
                        .get(0)
                        .get("input_per_million")
                        .asText())
                .isEqualTo("0.150000");
        assertThat(plane.admin("DELETE", "/models/" + encoded, "").status()).isEqualTo(204);
    }

    @Test
    void pricesHaveSixDecimalsAndOneMomentEach() {
        String provider = name();
        provider("", provider, PROVIDER);
        String price = "{\"from\":\"2026-01-01T00:00:00Z\",\"input_per_million\":%s,\"output_per_million\":\"1\"}";
        for (String prices : new String[] {
            price.formatted("\"0.1234567\""),
            price.formatted("\"-1\""),
            price.formatted("\"free\""),
            price.formatted("1") + "," + price.formatted("2")
        }) {
            Reply refused = plane.admin(
                    "PUT",
                    "/models",
                    "{\"id\":\"@x/%s\",\"provider\":\"%s\",\"upstream_model\":\"m\",\"kind\":\"chat\",\"prices\":[%s]}"
                            .formatted(name(), provider, prices));
            assertThat(refused.status()).as(prices).isEqualTo(400);
        }
    }

    @Test
    void secretsAreNeverShown() {
        String provider = name();
        provider("", provider, PROVIDER);
        String credential = "/credentials/" + name();

        Reply made = plane.admin(
                "PUT", credential, "{\"provider\":\"%s\",\"secret\":\"sk-very-secret\"}".formatted(provider));
        Reply shown = plane.admin("GET", credential, "");
        Reply kept = plane.admin("PUT", credential, "{\"provider\":\"%s\"}".formatted(provider));

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text() + shown.text() + kept.text()).doesNotContain("sk-very-secret", "sealed", "ciphertext");
        assertThat(kept.json().get("secret").asText()).isEqualTo("set");
        assertThat(plane.query("select string_agg(body::text, '') from control.document")
                        + plane.query("select string_agg(concat(before, after), '') from control.revision"))
                .doesNotContain("sk-very-secret");
        assertThat(plane.admin(
                                "PUT",
                                credential,
                                "{\"provider\":\"%s\",\"secret\":\"a\",\"secret_ref\":\"env:X\"}".formatted(provider))
                        .status())
                .isEqualTo(400);
        assertThat(plane.admin(
                                "PUT",
                                credential,
                                "{\"provider\":\"%s\",\"secret_ref\":\"file:../x\"}".formatted(provider))
                        .status())
                .isEqualTo(400);
        assertThat(plane.admin(
                                "PUT",
                                credential,
                                "{\"provider\":\"%s\",\"secret_ref\":\"env:OPENAI\"}".formatted(provider))
                        .json()
                        .get("secret_ref")
                        .asText())
                .isEqualTo("env:OPENAI");
    }

    @Test
    void upstreamsInsideTheHouseAreRefusedUnlessAllowed() {
        assertThat(plane.admin(
                                "PUT",
                                "/providers/" + name(),
                                PROVIDER.replace("https://api.openai.com", "http://169.254.169.254"))
                        .status())
                .isEqualTo(400);
        assertThat(plane.admin(
                                "PUT",
                                "/providers/" + name(),
                                PROVIDER.replace("https://api.openai.com", "http://127.0.0.1:8090"))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aKeyIsShownOnceRotatedDeactivatedAndRevoked() {
        String tenant = tenant();
        Reply made = key(tenant);
        String plain = made.json().get("api_key").asText();
        String path = "/tenants/" + tenant + "/keys/" + made.json().get("id").asText();
        assertThat(relayed(plain).status()).isEqualTo(501);

        Reply shown = plane.admin("GET", path, "");
        assertThat(shown.text()).doesNotContain("api_key", "sha256", "secrets");
        assertThat(shown.json().get("budgets").isEmpty()).isTrue();

        String rotated = plane.admin("POST", path + "/rotate", "{\"overlap_seconds\":60}")
                .json()
                .get("api_key")
                .asText();
        assertThat(relayed(plain).status()).as("within the overlap").isEqualTo(501);
        assertThat(relayed(rotated).status()).isEqualTo(501);

        String again =
                plane.admin("POST", path + "/rotate", "").json().get("api_key").asText();
        assertThat(relayed(rotated).status()).as("without an overlap").isEqualTo(401);

        plane.admin("PATCH", path, "{\"active\":false}");
        assertThat(relayed(again).status()).isEqualTo(401);
        plane.admin("PATCH", path, "{\"active\":true,\"name\":\"other\"}");
        assertThat(relayed(again).status()).isEqualTo(501);

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

    private void provider(String owner, String id, String body) {
        assertThat(plane.admin("PUT", owner + "/providers/" + id, body).status())
                .isEqualTo(201);
    }

    private Reply model(String owner, String id, String provider) {
        return plane.admin("PUT", owner + "/models", """
                {"id":"%s","provider":"%s","upstream_model":"m","kind":"chat","context_window":128000,"prices":[
                  {"from":"2026-01-01T00:00:00Z","input_per_million":"0.150000","output_per_million":0.6}]}""".formatted(id, provider));
    }

    private static String name() {
        return "n-" + UUID.randomUUID().toString().substring(0, 12);
    }
}
