package ai.agumbe.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code GET /api/v1/llm/requests} and the operators' view of it, over the usage-consumer's own tables. */
class RequestReadsTest {
    private final ControlPlane control = ControlPlane.running();
    private final String tenant = "r-" + UUID.randomUUID();
    private final String events = UUID.randomUUID().toString().substring(0, 34);
    private final UsageGround ground = new UsageGround(control);
    private String key = "";

    @BeforeEach
    void fill() {
        control.admin("POST", "/tenants", "{\"id\":\"" + tenant + "\",\"name\":\"R\"}");
        control.admin("POST", "/tenants/" + tenant + "/apps", "{\"id\":\"support\",\"name\":\"S\"}");
        key = key("{\"name\":\"all\"}");
        ground.row(tenant, "support", "2026-11-21T10:00:00Z", events + "01", "@sim/fast");
        ground.row(tenant, "default", "2026-11-21T10:00:01.5Z", events + "02", "@sim/slow");
        ground.row(tenant, "default", "2026-11-21T10:00:01.5Z", events + "03", "@sim/error");
        ground.row("other-" + tenant, "default", "2026-11-21T11:00:00Z", events + "04", "@sim/fast");
    }

    @Test
    void rowsComeNewestFirstAsTheyWereWritten() {
        JsonNode page = requests("").json();

        assertThat(page.get("data").findValuesAsText("requestId")).containsExactly("req-3", "req-2", "req-1");
        assertThat(requests("").text()).contains("{\"requestId\":\"req-3\",\"estimatedCost\":0.10}");
        assertThat(page.get("pagination").toString())
                .isEqualTo("{\"page\":1,\"pageSize\":25,\"total\":3,\"totalPages\":1,\"nextCursor\":null}");
    }

    @Test
    void filtersNarrow() {
        assertThat(ids("?status=error")).containsExactly("req-3");
        assertThat(ids("?model=SIM/f")).containsExactly("req-1");
        assertThat(ids("?app_id=default&status=success")).containsExactly("req-2");
        assertThat(ids("?request_id=req-2")).containsExactly("req-2");
        assertThat(ids("?from=2026-11-21T10:00:01Z&to=2026-11-21T10:00:02%2B00:00"))
                .containsExactly("req-3", "req-2");
        assertThat(ids("?to=2026-11-21T10:00:01.5Z")).containsExactly("req-1");
        assertThat(ids("?request_kind=embeddings")).isEmpty();
        assertThat(ids("?session_id=none&key_id=x&endpoint=x&provider=x&operation=x&source_service=x&workspace_id=x"
                        + "&environment=x&external_request_id=x&routing_decision=x&error_code=x"))
                .isEmpty();
    }

    @Test
    void aPathsAppIsTheOnlyOneThatIsSeen() {
        assertThat(mounted("support", key)).contains("req-1").doesNotContain("req-2", "req-3");
        String bound = key("{\"name\":\"bound\",\"app_id\":\"default\"}");
        assertThat(mounted("default", bound)).contains("req-2", "req-3").doesNotContain("req-1");
        assertThat(mounted("support", bound)).contains("app_mismatch");
    }

    private String mounted(String app, String as) {
        return control.call(
                        "GET", "/api/v1/llm/requests", "", "Authorization", "Bearer " + as, "x-agumbe-mounted-app", app)
                .text();
    }

    @Test
    void pagesGoOnByNumberAndByCursor() {
        JsonNode first = requests("?page_size=2").json();
        String cursor = first.get("pagination").get("nextCursor").asText();

        assertThat(ids("?page_size=2&page=2")).containsExactly("req-1");
        assertThat(ids("?page_size=2&cursor=" + cursor)).containsExactly("req-1");
        assertThat(first.get("pagination").get("totalPages").asInt()).isEqualTo(2);
    }

    @Test
    void totalsAreExactToTenThousand() {
        ground.execute("insert into usage.request_log (day, event_id, created_at, tenant, request_id, status, request)"
                + " select '2026-11-20', gen_random_uuid(), '2026-11-20T00:00Z', '" + tenant
                + "', 'many', 'success', '{}'"
                + " from generate_series(1, 10000)");

        JsonNode pagination = requests("").json().get("pagination");

        assertThat(pagination.get("total").asInt()).isEqualTo(10_000);
        assertThat(pagination.get("totalIsLowerBound").asBoolean()).isTrue();
    }

    @Test
    void badValuesAreRefusedByName() {
        for (String bad : new String[] {
            "page=0", "page_size=101", "status=odd", "from=yesterday", "to=x", "request_kind=x", "cursor=x", "app_id="
        }) {
            JsonNode error = refused(400, requests("?" + bad));
            assertThat(error.get("code").asText()).as(bad).isEqualTo("validation_error");
            assertThat(error.get("param").asText()).isEqualTo(bad.substring(0, bad.indexOf('=')));
        }
    }

    @Test
    void oneIsFoundByEitherIdAndOnlyByItsOwners() {
        assertThat(requests("/req-1").text()).isEqualTo("{\"data\":{\"requestId\":\"req-1\",\"estimatedCost\":0.10}}");
        assertThat(requests("/" + events + "02").json().at("/data/requestId").asText())
                .isEqualTo("req-2");
        assertThat(refused(404, requests("/req-4")).get("code").asText()).isEqualTo("request_not_found");
        assertThat(requests("/" + events + "04").status()).isEqualTo(404);
    }

    @Test
    void keysOfAnAppSeeOnlyItsRowsAndKeysWithoutTheScopeNone() {
        key = key("{\"name\":\"bound\",\"app_id\":\"support\"}");
        assertThat(ids("")).containsExactly("req-1");
        assertThat(ids("?app_id=default")).isEmpty();
        assertThat(requests("/req-2").status()).isEqualTo(404);

        key = key("{\"name\":\"blind\",\"scopes\":[\"inference\"]}");
        assertThat(refused(403, requests("")).get("code").asText()).isEqualTo("insufficient_scope");
        assertThat(requests("/req-1").status()).isEqualTo(403);

        key = "agk_nonsense";
        assertThat(refused(401, requests("")).get("code").asText()).isEqualTo("unauthorized");
    }

    @Test
    void operatorsReadAnyTenantsRows() {
        JsonNode page = control.admin("GET", "/requests?status=error&tenant=" + tenant, "")
                .json();

        assertThat(page.get("data").findValuesAsText("requestId")).containsExactly("req-3");
        assertThat(control.admin("GET", "/requests", "").status()).isEqualTo(400);
        assertThat(control.admin("GET", "/requests?page=0&tenant=" + tenant, "").status())
                .isEqualTo(400);
    }

    private JsonNode refused(int status, ControlPlane.Reply reply) {
        assertThat(reply.status()).isEqualTo(status);
        return reply.json().get("error");
    }

    private Iterable<String> ids(String more) {
        return requests(more).json().get("data").findValuesAsText("requestId");
    }

    private ControlPlane.Reply requests(String more) {
        return control.call("GET", "/api/v1/llm/requests" + more, "", "Authorization", "Bearer " + key);
    }

    private String key(String document) {
        return control.admin("POST", "/tenants/" + tenant + "/keys?wait=false", document)
                .json()
                .get("api_key")
                .asText();
    }
}
