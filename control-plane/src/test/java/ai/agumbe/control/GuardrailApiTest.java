package ai.agumbe.control;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.control.ControlPlane.Reply;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The policies of apps: as operators write them, and as callers read and write them through a data plane. */
class GuardrailApiTest {
    private final ControlPlane plane = ControlPlane.running();
    private final String tenant = "g-" + UUID.randomUUID();
    private final String policy = "/tenants/" + tenant + "/apps/support/guardrails";

    @BeforeEach
    void makeTheApp() {
        plane.admin("POST", "/tenants", "{\"id\":\"" + tenant + "\",\"name\":\"G\"}");
        plane.admin("POST", "/tenants/" + tenant + "/apps", "{\"id\":\"support\",\"name\":\"S\"}");
    }

    @Test
    void anAppWithoutAPolicyHasTheDefaultOne() {
        JsonNode shown = plane.admin("GET", policy, "").json();
        JsonNode told = read("?app_id=support", key("")).json().get("data");

        assertThat(shown.get("version").intValue()).isZero();
        assertThat(told.get("is_default").booleanValue()).isTrue();
        assertThat(told.get("updated_by").isNull()).isTrue();
        for (JsonNode settings : new JsonNode[] {shown.get("settings"), told.get("settings")}) {
            assertThat(settings.get("pii").textValue()).isEqualTo("off");
            assertThat(settings.get("allowedModels").isEmpty()).isTrue();
            assertThat(settings.get("rateLimitPerMinute").isNull()).isTrue();
            assertThat(settings.size()).isEqualTo(22);
        }
    }

    @Test
    void operatorsWriteItAndRestoreIt() {
        Reply made =
                plane.admin("PUT", policy, "{\"settings\":{\"rateLimitPerMinute\":10},\"locked\":[\"maxTokens\"]}");
        Reply changed = plane.admin("PUT", policy, "{\"settings\":{\"maxTokens\":7,\"pii\":\"off\"},\"locked\":[]}");
        JsonNode told = read("?app_id=support", key("")).json().get("data");

        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().get("locked").get(0).textValue()).isEqualTo("maxTokens");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(told.get("settings").get("rateLimitPerMinute").isNull())
                .as("replaced whole")
                .isTrue();
        assertThat(told.get("settings").get("maxTokens").intValue()).isEqualTo(7);
        assertThat(told.get("version").intValue()).isEqualTo(2);
        assertThat(told.get("is_default").booleanValue()).isFalse();
        assertThat(told.get("updated_by").textValue()).isEqualTo("admin-token");

        Reply restored = plane.admin("POST", policy + "/restore", "{\"version\":1}");
        assertThat(restored.json().get("settings").get("rateLimitPerMinute").intValue())
                .isEqualTo(10);
        assertThat(plane.admin("GET", policy + "/versions", "")
                        .json()
                        .get("data")
                        .size())
                .isEqualTo(3);
    }

    @Test
    void whatMakesNoSenseIsRefusedByName() {
        Reply refused = plane.admin(
                "PUT",
                policy,
                "{\"settings\":{\"pii\":\"loud\",\"allowedModels\":\"a\",\"colour\":1,\"maxTokens\":0,"
                        + "\"customPatterns\":[{\"label\":\"a b\",\"pattern\":\"(?=x)\"}],"
                        + "\"groundedness\":{\"mode\":\"redact\",\"threshold\":2}},\"locked\":[\"piii\"]}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("faults").findValuesAsText("path"))
                .containsExactlyInAnyOrder(
                        "settings.pii",
                        "settings.allowedModels",
                        "settings.colour",
                        "settings.maxTokens",
                        "settings.customPatterns[0].label",
                        "settings.customPatterns[0].pattern",
                        "settings.groundedness.threshold",
                        "locked[0]");
        assertThat(refused.text())
                .contains("settings.pii: loud (expected: one of off, detect, redact, block)")
                .contains("pattern: the group (?=");
        assertThat(plane.admin("PUT", "/tenants/" + tenant + "/apps/nope/guardrails", "{}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void remoteDetectorsAreWhereTheGatewayMayCallAndAreShownSecretsOfTheirOwnProviderAlone() {
        plane.admin(
                "POST",
                "/tenants/" + tenant + "/providers",
                "{\"id\":\"mod\",\"kind\":\"openai\"," + "\"base_url\":\"https://mod.example.com/v1\"}");
        plane.admin(
                "POST",
                "/tenants/" + tenant + "/credentials",
                "{\"id\":\"modkey\",\"provider\":\"mod\"," + "\"secret\":\"planted-secret\"}");
        String detector = "{\"settings\":{\"remoteDetectors\":[{\"name\":\"m\",\"kind\":\"openai_moderation\","
                + "\"url\":\"%s\",\"credential\":\"%s\"}]}}";

        Reply good = plane.admin("PUT", policy, detector.formatted("https://mod.example.com/v1/moderations", "modkey"));
        Reply inside = plane.admin("PUT", policy, detector.formatted("https://169.254.169.254/x", "modkey"));
        Reply elsewhere = plane.admin("PUT", policy, detector.formatted("https://evil.example.com/x", "modkey"));
        Reply unknown = plane.admin("PUT", policy, detector.formatted("https://mod.example.com/x", "nobody"));

        assertThat(good.status()).as(good.json().toString()).isEqualTo(201);
        assertThat(good.json().at("/settings/remoteDetectors/0/timeout_ms").intValue())
                .isEqualTo(2_000);
        assertThat(inside.json().at("/faults/0/path").asText()).isEqualTo("settings.remoteDetectors[0].url");
        assertThat(elsewhere.json().at("/faults/0/path").asText()).isEqualTo("settings.remoteDetectors[0].credential");
        assertThat(unknown.json().at("/faults/0/path").asText()).isEqualTo("settings.remoteDetectors[0].credential");
    }

    @Test
    void aJudgeIsAModelOfTheGatewayAndHasNoUrl() {
        String judge = "{\"settings\":{\"remoteDetectors\":[{\"name\":\"tone\",\"kind\":\"judge\",%s}]}}";

        Reply good = plane.admin(
                "PUT",
                policy,
                judge.formatted("\"model\":\"cheap-fast\",\"question\":\"Is it rude?\",\"fail\":\"closed\""));
        Reply bad = plane.admin(
                "PUT", policy, judge.formatted("\"model\":\"cheap-fast\",\"url\":\"https://x.example.com/\""));

        assertThat(good.status()).as(good.json().toString()).isEqualTo(201);
        assertThat(good.json().at("/settings/remoteDetectors/0").toString())
                .isEqualTo(
                        "{\"name\":\"tone\",\"kind\":\"judge\",\"model\":\"cheap-fast\",\"question\":\"Is it rude?\","
                                + "\"stages\":[\"input\"],\"mode\":\"detect\",\"fail\":\"closed\",\"timeout_ms\":5000,\"sample\":1.0}");
        assertThat(bad.status()).isEqualTo(400);
        assertThat(bad.json().path("faults").findValuesAsText("path"))
                .containsExactlyInAnyOrder("settings.remoteDetectors[0].url", "settings.remoteDetectors[0].question");
    }

    @Test
    void theRecommendedPolicyIsOneWord() {
        JsonNode settings = plane.admin("PUT", policy, "{\"settings\":\"recommended\"}")
                .json()
                .get("settings");

        assertThat(settings.get("pii").textValue()).isEqualTo("redact");
        assertThat(settings.get("groundedness").textValue()).isEqualTo("detect");
        assertThat(settings.get("maxTokens").intValue()).isEqualTo(1_024);
        assertThat(settings.get("rateLimitPerMinute").intValue()).isEqualTo(60);
    }

    @Test
    void optionsAreShownWhereTheyDiffer() {
        JsonNode settings = plane.admin(
                        "PUT",
                        policy,
                        "{\"settings\":{\"pii\":{\"mode\":\"redact\",\"countries\":[\"DE\"]},"
                                + "\"secrets\":{\"mode\":\"block\"}}}")
                .json()
                .get("settings");

        assertThat(settings.get("pii").toString()).isEqualTo("{\"mode\":\"redact\",\"countries\":[\"DE\"]}");
        assertThat(settings.get("secrets").textValue()).isEqualTo("block");
    }

    @Test
    void whatATenantAsksForHoldsForItsAppsAndWhatItLocksStays() {
        String ofTenant = "/tenants/" + tenant + "/guardrails";
        plane.admin("PUT", ofTenant, "{\"settings\":{\"pii\":\"redact\",\"secrets\":\"detect\"},\"locked\":[\"pii\"]}");
        plane.admin("PUT", policy, "{\"settings\":{\"pii\":\"detect\",\"secrets\":\"off\"}}");

        JsonNode told = read("?app_id=support", key("")).json().at("/data/settings");

        assertThat(told.get("pii").textValue()).as("locked").isEqualTo("redact");
        assertThat(told.get("secrets").textValue()).isEqualTo("off");
        assertThat(read("?app_id=default", key(""))
                        .json()
                        .at("/data/settings/secrets")
                        .textValue())
                .isEqualTo("detect");
        assertThat(plane.admin("GET", ofTenant, "").json().at("/locked/0").textValue())
                .isEqualTo("pii");
        assertThat(plane.admin("GET", "/guardrails", "").json().get("version").intValue())
                .isZero();
        assertThat(plane.admin("GET", "/tenants/nobody/guardrails", "").status())
                .isEqualTo(404);
    }

    @Test
    void keysMaySayOtherwise() {
        Reply made = plane.admin(
                "POST", "/tenants/" + tenant + "/keys", "{\"name\":\"k\",\"guardrails\":{\"pii\":\"block\"}}");
        Reply refused = plane.admin(
                "POST",
                "/tenants/" + tenant + "/keys",
                "{\"name\":\"k\",\"guardrails\":{\"pii\":\"b\",\"maxConcurrency\":1}}");

        assertThat(made.json().at("/guardrails/pii").textValue()).isEqualTo("block");
        assertThat(refused.json().get("faults").findValuesAsText("path"))
                .containsExactlyInAnyOrder("guardrails.pii", "guardrails.maxConcurrency");
    }

    @Test
    void callersWriteItWithATenantKeyThatMay() {
        String writer = key(",\"scopes\":[\"guardrails:read\",\"guardrails:write\"]");

        JsonNode told = write("{\"app_id\":\"support\",\"settings\":{\"tokensPerMinute\":100}}", writer)
                .json()
                .get("data");

        assertThat(told.get("settings").get("tokensPerMinute").intValue()).isEqualTo(100);
        assertThat(told.get("updated_by").textValue()).isEqualTo("key " + writer.substring(4, 20));
        assertThat(read("?app_id=support", key("")).json().get("data")).isEqualTo(told);
        assertThat(error(write("{\"app_id\":\"support\",\"settings\":{}}", key("")), 403))
                .isEqualTo("guardrail_policy_forbidden null");
        String bound = key(",\"app_id\":\"support\",\"scopes\":[\"guardrails:read\",\"guardrails:write\"]");
        assertThat(error(write("{\"settings\":{}}", bound), 403)).isEqualTo("guardrail_policy_forbidden null");
        assertThat(error(write("{\"app_id\":\"no\",\"settings\":{}}", writer), 404))
                .isEqualTo("app_not_found app_id");
        assertThat(error(write("{\"settings\":{\"pii\":\"loud\"}}", writer), 400))
                .isEqualTo("validation_error settings.pii");
        assertThat(write("{\"app_id\":\"support\",\"settings\":\"recommended\"}", writer)
                        .json()
                        .at("/data/settings/pii")
                        .textValue())
                .isEqualTo("redact");
        assertThat(error(write("{\"app_id\":\"support\"}", writer), 400)).isEqualTo("validation_error settings");
    }

    @Test
    void keysOfAnAppReadItsPolicyAlone() {
        String bound = key(",\"app_id\":\"support\"");

        assertThat(read("", bound).json().at("/data/app_id").textValue()).isEqualTo("support");
        assertThat(error(read("?app_id=default", bound), 403)).isEqualTo("app_mismatch app_id");
        assertThat(read("", key("")).json().at("/data/app_id").textValue()).isEqualTo("default");
        assertThat(error(read("", key(",\"scopes\":[\"inference\"]")), 403)).isEqualTo("insufficient_scope null");
    }

    @Test
    void aLostUpdateIsRefused() {
        String writer = key(",\"scopes\":[\"guardrails:read\",\"guardrails:write\"]");
        String wish = "{\"app_id\":\"support\",\"settings\":{\"maxConcurrency\":2}}";

        assertThat(write(wish, writer, "If-Match", "0").status())
                .as("nothing was there")
                .isEqualTo(200);
        assertThat(error(write(wish, writer, "If-Match", "0"), 412)).isEqualTo("version_conflict null");
        assertThat(write(wish, writer, "If-Match", "\"1\"")
                        .json()
                        .at("/data/version")
                        .intValue())
                .isEqualTo(2);
    }

    @Test
    void whatOperatorsLockedStaysLockedAndAPolicyGoesWithItsApp() {
        plane.admin("PUT", policy, "{\"settings\":{\"maxTokens\":5},\"locked\":[\"maxTokens\"]}");
        String writer = key(",\"scopes\":[\"guardrails:write\"]");

        write("{\"app_id\":\"support\",\"settings\":{}}", writer);

        assertThat(plane.admin("GET", policy, "").json().get("locked").size()).isEqualTo(1);
        assertThat(plane.admin("DELETE", "/tenants/" + tenant + "/apps/support", "")
                        .status())
                .isEqualTo(204);
        plane.admin("POST", "/tenants/" + tenant + "/apps", "{\"id\":\"support\",\"name\":\"S\"}");
        assertThat(plane.admin("GET", policy, "").json().get("locked").size()).isZero();
    }

    @Test
    void tenantsHaveLimitsToo() {
        Reply set = plane.admin("PATCH", "/tenants/" + tenant, "{\"limits\":{\"requests_per_minute\":5}}");

        assertThat(set.json().at("/limits/requests_per_minute").intValue()).isEqualTo(5);
        assertThat(set.json().at("/limits/max_concurrency").isNull()).isTrue();
        assertThat(plane.admin("PATCH", "/tenants/" + tenant, "{\"limits\":{\"rpm\":5}}")
                        .status())
                .isEqualTo(400);
    }

    private Reply read(String query, String key) {
        return plane.call("GET", "/api/v1/llm/guardrails" + query, "", "Authorization", "Bearer " + key);
    }

    private Reply write(String body, String key, String... headers) {
        String[] all = new String[headers.length + 2];
        all[0] = "Authorization";
        all[1] = "Bearer " + key;
        System.arraycopy(headers, 0, all, 2, headers.length);
        return plane.call("PUT", "/api/v1/llm/guardrails", body, all);
    }

    private static String error(Reply reply, int status) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        JsonNode error = reply.json().get("error");
        return error.get("code").asText() + " " + error.get("param").asText();
    }

    private String key(String more) {
        return plane.admin("POST", "/tenants/" + tenant + "/keys", "{\"name\":\"k\"" + more + "}")
                .json()
                .get("api_key")
                .asText();
    }
}
