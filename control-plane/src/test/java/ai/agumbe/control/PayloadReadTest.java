package ai.agumbe.control;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.control.ControlPlane.Reply;
import ai.agumbe.model.payload.Payload;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who reads what was asked and answered, and what the history says of it. */
class PayloadReadTest {
    private static final String DAY = "2026-11-20";

    private final ControlPlane plane = ControlPlane.running();
    private final UsageGround ground = new UsageGround(plane);
    private final String tenant = "p-" + UUID.randomUUID();
    private final UUID event = UUID.randomUUID();

    @BeforeEach
    void aTenantThatKeepsPayloads() {
        ground.execute("create table if not exists usage.any_payload_day partition of usage.payload for values from ('"
                + DAY + "') to ('2026-11-21')");
        plane.admin("POST", "/tenants", "{\"id\":\"%s\",\"name\":\"n\"}".formatted(tenant));
        plane.admin("PUT", "/tenants/" + tenant + "/apps/support", "{\"name\":\"s\",\"payloads\":\"redacted\"}");
    }

    @Test
    void operatorsReadWhatWasSaidAndTheHistoryNotesThatTheyDid() {
        call(event, "{\"stored\":true,\"key\":1,\"requestCut\":false,\"answerCut\":true}");
        keep(event, event, "{\"q\":\"größe\"}", "{\"a\":1");
        long before = committed();

        Reply reply = payload("req-1");

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
        JsonNode shown = reply.json();
        assertThat(shown.get("request").asText()).isEqualTo("{\"q\":\"größe\"}");
        assertThat(shown.get("answer").asText()).isEqualTo("{\"a\":1");
        assertThat(shown.get("request_cut").asBoolean()).isFalse();
        assertThat(shown.get("answer_cut").asBoolean()).isTrue();
        assertThat(payload(event.toString()).status()).isEqualTo(200);
        Reply audit = plane.admin("GET", "/audit?kind=payload_read&tenant=" + tenant, "");
        JsonNode rows = audit.json().get("data");
        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).get("version").asInt()).isEqualTo(2);
        assertThat(rows.get(0).get("actor").asText()).isEqualTo("admin-token");
        assertThat(rows.get(0).get("id").asText()).isEqualTo(event.toString());
        assertThat(rows.get(0).get("after").toString()).isEqualTo("{\"request_id\":\"req-1\",\"app_id\":\"support\"}");
        assertThat(audit.text()).doesNotContain("größe");
        assertThat(committed()).isEqualTo(before);
        assertThat(plane.admin("GET", "/audit/check", "").json().get("intact").asBoolean())
                .isTrue();
    }

    @Test
    void whatIsNotThereIsToldAndNoted() {
        call(event, "null");
        assertThat(refused(404, payload("req-1"))).contains("did not keep any");
        assertThat(payload("req-2").status()).isEqualTo(404);
        assertThat(plane.admin("GET", "/requests/req-1/payload", "").status()).isEqualTo(400);
        assertThat(plane.admin("GET", "/requests/req-1/payload?tenant=nobody", "")
                        .status())
                .isEqualTo(404);

        UUID unkept = UUID.randomUUID();
        call(unkept, "{\"stored\":false,\"reason\":\"no_data_key\"}");
        assertThat(refused(404, payload(unkept.toString()))).contains("no_data_key");
        UUID old = UUID.randomUUID();
        call(old, "{\"stored\":true,\"key\":1,\"requestCut\":false,\"answerCut\":false}");
        assertThat(refused(404, payload(old.toString()))).contains("not kept any more");
        assertThat(plane.admin("GET", "/audit?kind=payload_read&tenant=" + tenant, "")
                        .json()
                        .get("data"))
                .isEmpty();
    }

    @Test
    void noOtherTenantsOperatorViewShowsIt() {
        call(event, "{\"stored\":true,\"key\":1,\"requestCut\":false,\"answerCut\":false}");
        keep(event, event, "q", "a");
        plane.admin("POST", "/tenants", "{\"id\":\"o%s\",\"name\":\"n\"}".formatted(tenant));

        assertThat(plane.admin("GET", "/requests/" + event + "/payload?tenant=o" + tenant, "")
                        .status())
                .isEqualTo(404);
        String callersKey = plane.admin("POST", "/tenants/" + tenant + "/keys", "{\"name\":\"k\"}")
                .json()
                .get("api_key")
                .asText();
        assertThat(plane.call(
                                "GET",
                                "/api/v1/admin/requests/" + event + "/payload?tenant=" + tenant,
                                "",
                                "Authorization",
                                "Bearer " + callersKey)
                        .status())
                .isEqualTo(401);
    }

    @Test
    void anothersPayloadInItsPlaceStaysShut() {
        call(event, "{\"stored\":true,\"key\":1,\"requestCut\":false,\"answerCut\":false}");
        keep(event, UUID.randomUUID(), "q", "a");

        assertThat(refused(422, payload("req-1"))).contains("cannot be opened");
    }

    @Test
    void withItsKeyErasedNobodyReadsItAgain() {
        call(event, "{\"stored\":true,\"key\":1,\"requestCut\":false,\"answerCut\":false}");
        keep(event, event, "q", "a");
        assertThat(payload("req-1").status()).isEqualTo(200);

        assertThat(plane.admin("DELETE", "/tenants/" + tenant + "/data-key?wait=false", "")
                        .status())
                .isEqualTo(204);

        assertThat(refused(404, payload("req-1"))).contains("was erased");
        assertThat(plane.admin("GET", "/audit?kind=data_key&tenant=" + tenant, "")
                        .json()
                        .get("data"))
                .hasSize(2);
    }

    private void call(UUID id, String payload) {
        ground.execute(
                "insert into usage.request_log (day, event_id, created_at, tenant, request_id, app, status, request)"
                        + " select '" + DAY + "', '" + id + "', '" + DAY + "T10:00:00Z', '" + tenant
                        + "', 'req-1', 'support',"
                        + " 'success', '{\"requestId\":\"req-1\",\"eventId\":\"" + id + "\",\"tenantId\":\"" + tenant
                        + "\",\"appId\":\"support\",\"payload\":" + payload + ",\"createdAt\":\"" + DAY
                        + "T10:00:00Z\"}'");
    }

    private void keep(UUID id, UUID sealedAs, String request, String answer) {
        byte[] bytes = SealedPayload.of(plane, tenant, sealedAs, new Payload(request, answer));
        ground.execute("insert into usage.payload select '" + DAY + "', '" + id + "', '" + tenant + "', 1, '\\x"
                + HexFormat.of().formatHex(bytes) + "'");
    }

    private long committed() {
        return Long.parseLong(plane.query("select config_version from control.counter"));
    }

    private Reply payload(String id) {
        return plane.admin("GET", "/requests/" + id + "/payload?tenant=" + tenant, "");
    }

    private static String refused(int status, Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        return reply.json().get("detail").asText();
    }
}
