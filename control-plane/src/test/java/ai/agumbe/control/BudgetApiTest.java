package ai.agumbe.control;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.control.ControlPlane.Reply;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BudgetApiTest {
    private static final String A_DOLLAR_A_DAY = "'window':'day','limit_usd':1";
    private final ControlPlane plane = ControlPlane.running();
    private final String tenant = "b-" + UUID.randomUUID();
    private final String budget = "/budgets/" + tenant;

    @BeforeEach
    void makeTheApp() {
        admin("POST", "/tenants", "{'id':'" + tenant + "','name':'B'}");
        admin("POST", "/tenants/" + tenant + "/apps", "{'id':'support','name':'S'}");
    }

    @Test
    void whatIsLeftOutTakesItsDefault() {
        Reply made = admin("PUT", budget, about("", "'window':'day','limit_tokens':5000000000"));

        assertThat(made.status()).as(made.text()).isEqualTo(201);
        JsonNode shown = admin("GET", budget, "").json();
        assertThat(shown).isEqualTo(made.json());
        assertThat(shown.get("time_zone").textValue()).isEqualTo("UTC");
        assertThat(shown.get("limit_usd").isNull()).isTrue();
        assertThat(shown.get("limit_tokens").longValue()).isEqualTo(5_000_000_000L);
        assertThat(shown.get("hard").booleanValue()).isTrue();
        assertThat(shown.get("unpriced").textValue()).isEqualTo("refuse");
        assertThat(shown.get("alerts").toString()).isEqualTo("[50,80,100]");
        assertThat(shown.get("version").intValue()).isEqualTo(1);
    }

    @Test
    void itIsReplacedRestoredAndDeleted() {
        admin("PUT", budget, about("", "'window':'day','limit_usd':'1.50'"));
        Reply stale = plane.call("PUT", "/api/v1/admin" + budget, about("", A_DOLLAR_A_DAY), "If-Match", "7");
        Reply changed =
                admin("PUT", budget, about("", "'window':'month','limit_usd':2,'alerts':[90,10,90],'hard':false"));
        Reply restored = admin("POST", budget + "/restore", "{'version':1}");

        assertThat(stale.status()).isEqualTo(412);
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().get("alerts").toString()).isEqualTo("[10,90]");
        assertThat(restored.json().get("limit_usd").textValue()).isEqualTo("1.50");
        assertThat(restored.json().get("hard").booleanValue()).isTrue();
        assertThat(admin("GET", budget + "/versions", "").json().get("data").size())
                .isEqualTo(3);
        assertThat(admin("DELETE", budget, "").status()).isEqualTo(204);
    }

    @Test
    void everyFaultIsNamed() {
        assertThat(faultsOf("{'scope':{'tenant':'nobody','app':'a','key':'k','endpoint':'e','colour':1},"
                        + "'window':'week','time_zone':'Moon/Crater','limit_usd':'0.0000001','limit_tokens':-1,"
                        + "'unpriced':'maybe','alerts':[50,0]}"))
                .containsExactlyInAnyOrder(
                        "scope.endpoint",
                        "scope.key",
                        "scope.colour",
                        "window",
                        "time_zone",
                        "limit_usd",
                        "limit_tokens",
                        "unpriced",
                        "alerts[1]",
                        "scope.tenant",
                        "scope.app",
                        "scope.key");
        assertThat(faultsOf("{}")).containsExactlyInAnyOrder("limit_usd", "scope", "window");
        assertThat(faultsOf(about(",'app':'nope'", A_DOLLAR_A_DAY))).containsExactly("scope.app");
        assertThat(faultsOf(about(",'key':'0123456789abcdef'", A_DOLLAR_A_DAY))).containsExactly("scope.key");
    }

    @Test
    void aTenantsOwnIsAboutItself() {
        String own = "/tenants/" + tenant + "/budgets/own";

        Reply made = admin("PUT", own, "{'scope':{'app':'support'}," + A_DOLLAR_A_DAY + "}");
        Reply others = admin("PUT", own, "{'scope':{'tenant':'other'}," + A_DOLLAR_A_DAY + "}");
        Reply whole = admin("PUT", own + "2", "{" + A_DOLLAR_A_DAY + "}");

        assertThat(made.json().get("scope").get("tenant").textValue()).isEqualTo(tenant);
        assertThat(made.json().get("tenant").textValue()).isEqualTo(tenant);
        assertThat(others.json().get("faults").findValuesAsText("path")).containsExactly("scope.tenant");
        assertThat(whole.json().get("scope").get("app").isNull()).isTrue();
        assertThat(admin("DELETE", "/tenants/" + tenant, "").status()).isEqualTo(204);
    }

    @Test
    void whatABudgetIsAboutStaysButKeysCanBeRevoked() {
        String keys = "/tenants/" + tenant + "/keys";
        String key = admin("POST", keys, "{'name':'k'}").json().get("id").textValue();
        admin("PUT", budget, about(",'app':'support'", A_DOLLAR_A_DAY));
        admin("PUT", budget + "-key", about(",'key':'" + key + "'", A_DOLLAR_A_DAY));

        Reply app = admin("DELETE", "/tenants/" + tenant + "/apps/support", "");
        Reply revoked = admin("DELETE", keys + "/" + key + "?wait=false", "");

        assertThat(app.status()).isEqualTo(409);
        assertThat(app.text()).contains("budget " + tenant);
        assertThat(revoked.status()).isEqualTo(204);
    }

    @Test
    void itsStatusIsWhatTheLedgerHasOfItsWindowsAndTheAlerts() {
        admin("PUT", budget, about(",'app':'support'", "'window':'month','limit_usd':2"));
        String account = tenant + "/app/support/month/UTC";
        UsageGround usage = new UsageGround(plane);
        usage.execute("insert into usage.account (account, tenant, since) values ('" + account + "', '" + tenant
                + "', '2026-10-01T00:00:00Z')");
        usage.execute("insert into usage.spend (account, window_start, window_end, cost, tokens, unpriced) values ('"
                + account + "', '2026-10-01T00:00:00Z', '2026-11-01T00:00:00Z', 2.5, 7, 1), ('" + account
                + "', '2026-11-01T00:00:00Z', '2026-12-01T00:00:00Z', 0.25, 3, 0)");
        usage.execute("insert into usage.budget_alert values ('', '" + tenant
                + "', '2026-10-01T00:00:00Z', 'usd', 100, '" + tenant + "', '" + account
                + "', 2, 2.1, '2026-10-30T00:00:00Z')");

        JsonNode status = admin("GET", budget + "/status", "").json();

        assertThat(status.get("windows")).hasSize(2);
        assertThat(status.at("/windows/0/spent_usd").textValue()).isEqualTo("0.250000000000");
        assertThat(status.at("/windows/0/left_usd").textValue()).isEqualTo("1.750000000000");
        assertThat(status.at("/windows/0/end").textValue()).isEqualTo("2026-12-01T00:00:00Z");
        assertThat(status.at("/windows/1/left_usd").textValue()).isEqualTo("0");
        assertThat(status.at("/alerts/0/percent").intValue()).isEqualTo(100);
        assertThat(status.at("/alerts/0/spent").textValue()).isEqualTo("2.1");
        assertThat(admin("GET", "/budgets/nobodys/status", "").status()).isEqualTo(404);
    }

    private List<String> faultsOf(String body) {
        return admin("PUT", budget, body).json().get("faults").findValuesAsText("path");
    }

    private String about(String scope, String rest) {
        return ("{'scope':{'tenant':'" + tenant + "'" + scope + "}," + rest + "}").replace('\'', '"');
    }

    private Reply admin(String method, String path, String body) {
        return plane.admin(method, path, body.replace('\'', '"'));
    }
}
