package ai.agumbe.control;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.control.ControlPlane.Reply;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What apps keep of asks and answers, and the key under which they do. */
class DataKeyTest {
    private final ControlPlane plane = ControlPlane.running();
    private final String tenant = "k-" + UUID.randomUUID();

    DataKeyTest() {
        plane.admin("POST", "/tenants", "{\"id\":\"%s\",\"name\":\"n\"}".formatted(tenant));
    }

    @Test
    void nothingIsKeptUntilAnAppSaysSo() {
        assertThat(app("support", "").get("payloads").asText()).isEqualTo("off");
        assertThat(dataKey().status()).isEqualTo(404);

        assertThat(app("support", ",\"payloads\":\"redacted\"").get("payloads").asText())
                .isEqualTo("redacted");

        assertThat(dataKey().json().get("number").asInt()).isEqualTo(1);
        app("other", ",\"payloads\":\"redacted\"");
        assertThat(dataKey().json().get("number").asInt()).isEqualTo(1);
        assertThat(put("support", ",\"payloads\":\"everything\"").text()).contains("off, redacted, raw");
    }

    @Test
    void whatWasSaidIsKeptAsItWasOnlyWhereThePlatformAllowsIt() {
        Reply refused = put("support", ",\"payloads\":\"raw\"");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("raw_payloads");

        allowRaw(true);
        assertThat(app("support", ",\"payloads\":\"raw\"").get("payloads").asText())
                .isEqualTo("raw");

        assertThat(allowRaw(false).status()).isEqualTo(409);
        app("support", "");
        assertThat(allowRaw(false).status()).isEqualTo(200);
    }

    @Test
    void theKeyIsShownToNobodyAndPublishedSealed() {
        app("support", ",\"payloads\":\"redacted\"");

        assertThat(dataKey().text()).doesNotContain("sealed", "ciphertext");
        assertThat(plane.admin("GET", "/audit?kind=data_key&tenant=" + tenant, "")
                        .text())
                .contains("\"number\":1")
                .doesNotContain("ciphertext");
        List<TopicRecord> records = TopicRecord.readTo(plane.broker.address(), committed());
        assertThat(records)
                .filteredOn(sent -> sent.key().equals("data_key/" + tenant + "/data-key"))
                .extracting(TopicRecord::value)
                .singleElement()
                .asString()
                .contains("ciphertext");
    }

    @Test
    void anErasedKeyIsNowhereAndAnotherOneFollowsWhereAppsGoOn() {
        app("support", ",\"payloads\":\"redacted\"");
        String sealed = stored();

        assertThat(erase().status()).isEqualTo(204);

        assertThat(dataKey().json().get("number").asInt()).isEqualTo(2);
        assertThat(stored()).isNotEqualTo(sealed);
        app("support", "");
        assertThat(erase().status()).isEqualTo(204);
        assertThat(dataKey().status()).isEqualTo(404);
        assertThat(erase().status()).isEqualTo(404);
        assertThat(plane.query("select count(*) from control.revision where kind = 'data_key' and tenant = '" + tenant
                        + "' and (before::text like '%ciphertext%' or after::text like '%ciphertext%')"))
                .isEqualTo("0");
        app("support", ",\"payloads\":\"redacted\"");
        assertThat(dataKey().json().get("number").asInt()).isEqualTo(3);
        JsonNode check = plane.admin("GET", "/audit/check", "").json();
        assertThat(check.get("intact").asBoolean()).isTrue();
    }

    @Test
    void aTenantsKeyGoesWithIt() {
        app("support", ",\"payloads\":\"redacted\"");

        plane.admin("DELETE", "/tenants/" + tenant, "");

        assertThat(plane.query(
                        "select count(*) from control.document where kind = 'data_key' and tenant = '" + tenant + "'"))
                .isEqualTo("0");
    }

    private String stored() {
        return plane.query(
                "select body -> 'sealed' ->> 'ciphertext' from control.document where kind = 'data_key' and tenant = '"
                        + tenant + "'");
    }

    private long committed() {
        return Long.parseLong(plane.query("select config_version from control.counter"));
    }

    private JsonNode app(String id, String more) {
        Reply reply = put(id, more);
        assertThat(reply.status()).as(reply.text()).isBetween(200, 201);
        return reply.json();
    }

    private Reply put(String id, String more) {
        return plane.admin("PUT", "/tenants/" + tenant + "/apps/" + id, "{\"name\":\"a\"" + more + "}");
    }

    private Reply allowRaw(boolean allowed) {
        return plane.admin("PATCH", "/tenants/" + tenant, "{\"raw_payloads\":" + allowed + "}");
    }

    private Reply dataKey() {
        return plane.admin("GET", "/tenants/" + tenant + "/data-key", "");
    }

    private Reply erase() {
        return plane.admin("DELETE", "/tenants/" + tenant + "/data-key?wait=false", "");
    }
}
