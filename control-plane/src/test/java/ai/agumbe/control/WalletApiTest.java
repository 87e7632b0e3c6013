package ai.agumbe.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.agumbe.control.ControlPlane.Reply;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WalletApiTest {
    private final ControlPlane plane = ControlPlane.running();
    private final String tenant = "w-" + UUID.randomUUID();
    private final String wallet = "/tenants/" + tenant + "/wallet";

    @BeforeEach
    void makeTheTenant() {
        admin("POST", "/tenants", "{'id':'" + tenant + "','name':'W'}");
    }

    @Test
    void oneThatNobodyOpenedIsOff() {
        JsonNode shown = shown();

        assertThat(shown.get("status").textValue()).isEqualTo("off");
        assertThat(shown.get("balance_usd").textValue()).isEqualTo("0");
        assertThat(shown.get("version").intValue()).isZero();
        assertThat(admin("GET", "/tenants/nobody-0/wallet", "").status()).isEqualTo(404);
        assertThat(admin("POST", "/tenants/nobody-0/wallet/top-ups", "{'amount_usd':1}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whatIsInItIsTheSumOfItsTopUps() {
        Reply opened = admin("PUT", wallet, "{'enabled':true,'low_below_usd':'5.00'}");
        assertThat(opened.status()).as(opened.text()).isEqualTo(201);
        assertThat(opened.json().get("status").textValue()).isEqualTo("empty");

        Reply first = topUp("'10.000000000001'");
        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertThat(first.json().get("amount_usd").textValue()).isEqualTo("10.000000000001");
        assertThat(first.json().get("actor").textValue()).isEqualTo("admin-token");
        assertThat(shown().get("status").textValue()).isEqualTo("ok");

        topUp("-6");
        assertThat(shown().get("balance_usd").textValue()).isEqualTo("4.000000000001");
        assertThat(shown().get("status").textValue()).isEqualTo("low");
        assertThat(shown().has("periods")).isFalse();

        Reply off = admin("PUT", wallet, "{'enabled':false}");
        assertThat(off.json().get("status").textValue()).isEqualTo("off");
        assertThat(off.json().get("balance_usd").textValue()).isEqualTo("4.000000000001");
    }

    @Test
    void topUpsAreListedAndAudited() {
        topUp("10");
        topUp("-6");

        JsonNode newest = admin("GET", wallet + "/top-ups?limit=1", "").json();
        String cursor = newest.get("next_cursor").textValue();
        JsonNode rest = admin("GET", wallet + "/top-ups?cursor=" + cursor, "").json();
        JsonNode audit = admin("GET", "/audit?tenant=" + tenant + "&kind=wallet", "")
                .json()
                .get("data");

        assertThat(newest.get("data").get(0).get("amount_usd").textValue()).isEqualTo("-6");
        assertThat(rest.get("data").size()).isEqualTo(1);
        assertThat(rest.get("next_cursor").isNull()).isTrue();
        assertThat(audit.size()).isEqualTo(2);
        assertThat(audit.get(0).get("after").get("topped_up_usd").textValue()).isEqualTo("4");
    }

    @Test
    void aRepeatedTopUpIsEnteredOnce() {
        String path = "/api/v1/admin" + wallet + "/top-ups";

        Reply first = plane.call("POST", path, "{\"amount_usd\":\"1.10\"}", "Idempotency-Key", tenant);
        Reply again = plane.call("POST", path, "{\"amount_usd\":\"1.10\"}", "Idempotency-Key", tenant);
        Reply other = plane.call("POST", path, "{\"amount_usd\":\"2\"}", "Idempotency-Key", tenant);

        assertThat(again.json()).isEqualTo(first.json());
        assertThat(other.status()).isEqualTo(409);
        assertThat(shown().get("balance_usd").textValue()).isEqualTo("1.1");
    }

    @Test
    void everyFaultIsNamed() {
        assertThat(faultsOf(admin("POST", wallet + "/top-ups", "{'amount_usd':0,'colour':1,'note':2}")))
                .containsExactlyInAnyOrder("amount_usd", "colour", "note");
        for (String amount : new String[] {"null", "'1e'", "'0.0000000000001'", "1000000001", "true"}) {
            assertThat(topUp(amount).status()).as(amount).isEqualTo(400);
        }
        assertThat(faultsOf(admin("PUT", wallet, "{'enabled':1,'low_below_usd':-1,'limit':1}")))
                .containsExactlyInAnyOrder("enabled", "low_below_usd", "limit");
    }

    @Test
    void entriesAreNeverEdited() {
        topUp("3");

        for (String statement : new String[] {
            "update control.wallet_entry set amount = 4 where tenant = '" + tenant + "' returning 1",
            "delete from control.wallet_entry where tenant = '" + tenant + "' returning 1"
        }) {
            assertThatThrownBy(() -> plane.query(statement))
                    .hasStackTraceContaining("control.wallet_entry is append-only");
        }
    }

    @Test
    void aTenantThatIsMadeAnewBeginsWithAnEmptyOne() {
        topUp("3");
        admin("DELETE", "/tenants/" + tenant, "");
        makeTheTenant();

        assertThat(shown().get("balance_usd").textValue()).isEqualTo("0");
        topUp("1");
        assertThat(shown().get("balance_usd").textValue()).isEqualTo("1");
    }

    @Test
    void callersReadIt() {
        admin("PUT", wallet, "{'enabled':true}");
        topUp("2.50");
        String key = admin("POST", "/tenants/" + tenant + "/keys", "{'name':'k'}")
                .json()
                .get("api_key")
                .textValue();

        for (String path : new String[] {"/api/v1/tenants/wallet", "/api/v1/llm/tenants/wallet"}) {
            Reply told = plane.call("GET", path, "", "Authorization", "Bearer " + key);
            assertThat(told.status()).as(told.text()).isEqualTo(200);
            assertThat(told.json().get("balance_usd").textValue()).isEqualTo("2.5");
            assertThat(told.json().get("status").textValue()).isEqualTo("ok");
        }
        Reply refused = plane.call("GET", "/api/v1/tenants/wallet", "", "Authorization", "Bearer x");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.json().get("error").get("code").textValue()).isEqualTo("unauthorized");
    }

    private Reply topUp(String amount) {
        return admin("POST", wallet + "/top-ups", "{'amount_usd':" + amount + "}");
    }

    private JsonNode shown() {
        return admin("GET", wallet, "").json();
    }

    private static java.util.List<String> faultsOf(Reply refused) {
        return refused.json().get("faults").findValuesAsText("path");
    }

    private Reply admin(String method, String path, String body) {
        return plane.admin(method, path, body.replace('\'', '"'));
    }
}
