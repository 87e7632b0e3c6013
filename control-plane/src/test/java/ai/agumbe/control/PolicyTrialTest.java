package ai.agumbe.control;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.control.ControlPlane.Reply;
import ai.agumbe.model.payload.Payload;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What policies would do: to texts, to calls that are kept, to calls that come along. */
class PolicyTrialTest {
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final String ASK = "{\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}";

    private final ControlPlane plane = ControlPlane.running();
    private final UsageGround ground = new UsageGround(plane);
    private final String tenant = "t-" + UUID.randomUUID();

    @BeforeEach
    void aTenantThatKeepsPayloads() {
        ground.execute("create table if not exists usage.any_payload partition of usage.payload default");
        plane.admin("POST", "/tenants", "{\"id\":\"%s\",\"name\":\"n\"}".formatted(tenant));
        plane.admin("PUT", "/tenants/" + tenant + "/apps/support", "{\"name\":\"s\",\"payloads\":\"redacted\"}");
    }

    @Test
    void aDryRunSaysWhatWouldBeCutAndWhere() {
        Reply reply = trial(
                "test",
                "{\"app_id\":\"support\",\"settings\":{\"pii\":\"redact\",\"secrets\":\"block\"},"
                        + "\"input\":[{\"role\":\"user\",\"text\":\"I am a@example.com\"}],\"output\":\"fine\"}");

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.json().at("/input/0/text").asText()).isEqualTo("I am [REDACTED_EMAIL]");
        assertThat(reply.json().at("/decisions/0/spans/0/start").asInt()).isEqualTo(5);
        assertThat(reply.json().path("output").asText()).isEqualTo("fine");
    }

    @Test
    void whatIsLockedAboveHoldsInATrialToo() {
        plane.admin(
                "PUT", "/tenants/" + tenant + "/guardrails", "{\"settings\":{\"pii\":\"block\"},\"locked\":[\"pii\"]}");

        Reply reply = trial(
                "test",
                "{\"app_id\":\"support\",\"settings\":{\"pii\":\"off\"},\"input\":[{\"role\":\"user\",\"text\":\"a@example.com\"}]}");

        assertThat(reply.json().at("/input/0/text").isNull()).as(reply.text()).isTrue();
        assertThat(reply.json().at("/decisions/0/action").asText()).isEqualTo("blocked");
    }

    @Test
    void aBacktestAddsUpWhatWouldHaveHappenedToKeptCalls() {
        kept(1, "\"redacted\":false", ASK.formatted("hello"), "{\"choices\":[{\"message\":{\"content\":\"hi\"}}]}");
        kept(2, "\"redacted\":true", ASK.formatted("project falcon"), "");
        kept(
                3,
                "\"redacted\":true,\"requestCut\":true",
                "{\"messages\":[{\"role\":\"user\",\"content\":\"falcon, b",
                "");
        row(4, "null");
        row(5, "{\"stored\":false,\"reason\":\"no_data_key\"}");
        row(6, "{\"stored\":true,\"key\":1,\"redacted\":true,\"requestCut\":false,\"answerCut\":false}");

        Reply reply = trial(
                "backtest",
                "{\"app_id\":\"support\",\"settings\":{\"keywordBlocklist\":{\"mode\":\"block\",\"words\":[\"falcon\"]},"
                        + "\"rateLimitPerMinute\":5}}");

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        JsonNode report = reply.json();
        assertThat(report.path("complete").asBoolean()).isTrue();
        assertThat(report.path("logged").asInt()).isEqualTo(6);
        assertThat(report.path("examined").asInt()).isEqualTo(3);
        assertThat(report.path("not_examined").toString())
                .isEqualTo("{\"expired\":1,\"no_data_key\":1,\"not_kept\":1}");
        assertThat(report.path("untouched").asInt()).isEqualTo(1);
        assertThat(report.path("blocked").asInt()).isEqualTo(2);
        assertThat(report.at("/cost/not_spent").asText()).isEqualTo("0.50");
        assertThat(report.path("stored_redacted").asInt()).isEqualTo(2);
        assertThat(report.path("stored_cut").asInt()).isEqualTo(1);
        assertThat(report.path("notes").toString())
                .contains("2 of 3 were stored redacted")
                .contains("Not tried: limits");
        assertThat(report.at("/examples/0/request_id").asText()).isEqualTo("req-2");
        assertThat(reply.text()).doesNotContain("falcon");
        JsonNode noted = plane.admin("GET", "/audit?kind=backtest&tenant=" + tenant, "")
                .json()
                .get("data");
        assertThat(noted).hasSize(1);
        assertThat(noted.get(0).get("after").toString()).isEqualTo("{\"app_id\":\"support\",\"days\":7}");
        assertThat(plane.admin("GET", "/audit/check", "").json().get("intact").asBoolean())
                .isTrue();
    }

    @Test
    void noMoreCallsThanWantedAreLookedAtAndNoOthersThanTheApps() {
        kept(1, "\"redacted\":true", ASK.formatted("a"), "");
        kept(2, "\"redacted\":true", ASK.formatted("b"), "");
        plane.admin("PUT", "/tenants/" + tenant + "/apps/other", "{\"name\":\"o\"}");

        JsonNode one =
                trial("backtest", "{\"app_id\":\"support\",\"max_requests\":1}").json();
        JsonNode others = trial("backtest", "{\"app_id\":\"other\"}").json();
        JsonNode erased = erased();

        assertThat(one.path("examined").asInt()).isEqualTo(1);
        assertThat(one.path("complete").asBoolean()).isFalse();
        assertThat(others.path("logged").asInt()).isZero();
        assertThat(erased.path("not_examined").toString()).isEqualTo("{\"key_erased\":2}");
    }

    private JsonNode erased() {
        plane.admin("DELETE", "/tenants/" + tenant + "/data-key?wait=false", "");
        return trial("backtest", "{\"app_id\":\"support\"}").json();
    }

    @Test
    void callsThatComeAlongAreTriedAndNotNoted() {
        Reply reply = trial(
                "backtest",
                "{\"app_id\":\"support\",\"settings\":\"recommended\",\"requests\":[{\"request\":"
                        + ASK.formatted("mail a@example.com")
                        + "},{\"kind\":\"responses\",\"request\":{\"input\":\"hi\"},"
                        + "\"answer\":\"card 4111 1111 1111 1111\"}]}");

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.json().path("source").asText()).isEqualTo("given");
        assertThat(reply.json().path("redacted").asInt()).isEqualTo(2);
        assertThat(reply.json().at("/examples/1/request_id").asText()).isEqualTo("requests[1]");
        assertThat(plane.admin("GET", "/audit?kind=backtest&tenant=" + tenant, "")
                        .json()
                        .get("data"))
                .isEmpty();
    }

    @Test
    void whatIsWrongIsNamed() {
        refused("test", "{\"app_id\":\"support\",\"input\":[{\"role\":\"king\",\"text\":\"x\"}]}", "input[0].role");
        refused("test", "{\"app_id\":\"nobody\"}", "app_id");
        refused("backtest", "{\"app_id\":\"support\",\"settings\":{\"pii\":\"loud\"}}", "settings.pii");
        refused("backtest", "{\"app_id\":\"support\",\"days\":1000}", "days");
        assertThat(plane.admin("POST", "/tenants/nobody/guardrails/backtest", "{}")
                        .status())
                .isEqualTo(404);
    }

    private void refused(String verb, String body, String member) {
        Reply reply = trial(verb, body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(400);
        assertThat(reply.text()).contains(member);
    }

    private Reply trial(String verb, String body) {
        return plane.admin("POST", "/tenants/" + tenant + "/guardrails/" + verb, body);
    }

    private UUID row(int number, String payload) {
        UUID event = UUID.randomUUID();
        Instant at = now.minusSeconds(60 + number);
        ground.execute(
                "insert into usage.request_log (day, event_id, created_at, tenant, request_id, app, status, request)"
                        + " select '" + at.toString().substring(0, 10) + "', '" + event + "', '" + at + "', '" + tenant
                        + "', 'req-" + number + "', 'support', 'success', '{\"requestId\":\"req-" + number
                        + "\",\"requestKind\":\"chat\",\"estimatedCost\":0.25,\"completionTokens\":3,\"payload\":"
                        + payload + "}'");
        return event;
    }

    private void kept(int number, String form, String request, String answer) {
        UUID event = row(number, "{\"stored\":true,\"key\":1," + form + "}");
        byte[] bytes = SealedPayload.of(plane, tenant, event, new Payload(request, answer));
        String day = now.minusSeconds(60 + number).toString().substring(0, 10);
        ground.execute("insert into usage.payload select '" + day + "', '" + event + "', '" + tenant + "', 1, '\\x"
                + HexFormat.of().formatHex(bytes) + "'");
    }
}
