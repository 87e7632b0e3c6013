package ai.agumbe.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code GET /api/v1/admin/usage} over the usage-consumer's own tables. */
class UsageReadsTest {
    private static final String PERIOD = "&from=2026-11-20T00:00:00Z&to=2026-11-22T00:00:00Z";

    private final ControlPlane control = ControlPlane.running();
    private final UsageGround ground = new UsageGround(control);
    private final String tenant = "u-" + UUID.randomUUID();

    @BeforeEach
    void fill() {
        ground.hour("2026-11-20T23:00Z", group("support", "@a/one", "success"), "2, 0, 10,5,1,0,20,4, 0.00000123, 0");
        ground.hour("2026-11-21T00:00Z", group("support", "@a/one", "success"), "1, 0, 7,0,0,0,3,0, 1000000.5, 0");
        ground.hour("2026-11-21T00:00Z", group("billing", "@b/two", "error"), "3, 3, 0,0,0,0,0,0, 0, 2");
        ground.hour("2026-11-22T00:00Z", group("support", "@a/one", "success"), "9, 0, 9,9,9,9,9,9, 9, 0");
    }

    @Test
    void daysAreGroupedAndAddUpToTheTotal() {
        JsonNode usage = usage("&granularity=day&group_by=app,model").json();

        assertThat(usage.get("data")).hasSize(3);
        assertThat(usage.get("data").get(0).toString())
                .isEqualTo("{\"bucket\":\"2026-11-20T00:00:00Z\",\"app\":\"support\",\"model\":\"@a/one\","
                        + "\"requests\":2,\"errors\":0,\"prompt_tokens\":16,\"completion_tokens\":24,"
                        + "\"cached_tokens\":5,\"reasoning_tokens\":4,\"audio_input_tokens\":0,"
                        + "\"image_input_tokens\":0,\"audio_output_tokens\":0,\"image_output_tokens\":0,\"tool_calls\":0,\"total_tokens\":40,"
                        + "\"cost_usd\":\"0.00000123\",\"unpriced\":0,"
                        + "\"latency_ms\":{\"p50\":12,\"p95\":15,\"p99\":15}}");
        assertThat(usage.get("data").get(1).get("cost_usd").asText()).isEqualTo("0");
        assertThat(usage.get("data").get(1).get("unpriced").asInt()).isEqualTo(2);
        assertThat(usage.get("total").get("requests").asInt()).isEqualTo(6);
        assertThat(usage.get("total").get("errors").asInt()).isEqualTo(3);
        assertThat(usage.get("total").get("cost_usd").asText()).isEqualTo("1000000.50000123");
        assertThat(usage.get("total").has("bucket")).isFalse();
    }

    @Test
    void tokensOfSoundAndPicturesAreToldApartAndCountAmongTheOthers() {
        ground.hour(
                "2026-11-20T01:00Z",
                group("sound", "@a/one", "success"),
                "1, 0, 1,0,0,0,2,0, 0.5, 0",
                "10, 20, 30, 40, 2");

        JsonNode usage = usage("&granularity=day&group_by=app").json();

        assertThat(usage.at("/data/0/app").asText()).isEqualTo("sound");
        assertThat(usage.at("/data/0/prompt_tokens").asInt()).isEqualTo(31);
        assertThat(usage.at("/data/0/completion_tokens").asInt()).isEqualTo(72);
        assertThat(usage.at("/data/0/audio_input_tokens").asInt()).isEqualTo(10);
        assertThat(usage.at("/total/image_output_tokens").asInt()).isEqualTo(40);
        assertThat(usage.at("/total/tool_calls").asInt()).isEqualTo(2);
    }

    @Test
    void csvHasTheSameMembersAsColumns() {
        ControlPlane.Reply reply = usage("&group_by=model&format=csv");

        assertThat(reply.header("content-type")).startsWith("text/csv");
        assertThat(reply.text().lines().findFirst())
                .hasValue(
                        "bucket,model,requests,errors,prompt_tokens,completion_tokens,cached_tokens,reasoning_tokens,"
                                + "audio_input_tokens,image_input_tokens,audio_output_tokens,image_output_tokens,tool_calls,total_tokens,cost_usd,unpriced,latency_ms_p50,latency_ms_p95,latency_ms_p99");
        assertThat(reply.text())
                .contains("2026-11-20T00:00:00Z,@a/one,2,0,16,24,5,4,0,0,0,0,0,40,0.00000123,0,12,15,15\r\n");
    }

    @Test
    void appsTellTheirCostCentres() {
        control.admin("POST", "/tenants", "{\"id\":\"" + tenant + "\",\"name\":\"U\"}");
        for (String app : List.of("support", "billing")) {
            control.admin(
                    "POST",
                    "/tenants/" + tenant + "/apps",
                    "{\"id\":\"" + app + "\",\"name\":\"A\",\"environment\":\"prod\",\"cost_center\":\"cc-1\"}");
        }

        JsonNode usage = usage("&group_by=cost_center").json();
        JsonNode both = usage("&group_by=environment,app").json();

        assertThat(usage.get("data")).hasSize(2);
        assertThat(usage.at("/data/1/cost_center").asText()).isEqualTo("cc-1");
        assertThat(usage.at("/data/1/requests").asInt()).isEqualTo(4);
        assertThat(usage.at("/data/1").has("app")).isFalse();
        assertThat(both.at("/data/1/environment").asText()).isEqualTo("prod");
        assertThat(both.at("/data/1/app").asText()).isEqualTo("billing");
        assertThat(both.get("total")).isEqualTo(usage.get("total"));
    }

    @Test
    void focusHasTheColumnsAndKeepsTheRulesOfItsSpecification() {
        List<Map<String, String>> charges =
                FocusRules.read(usage("&format=focus&group_by=status").text());

        assertThat(charges).hasSize(2).allSatisfy(FocusRules::hold);
        assertThat(charges.getFirst())
                .containsEntry("BilledCost", "0.00000123")
                .containsEntry("BillingPeriodStart", "2026-11-01T00:00:00Z")
                .containsEntry("BillingPeriodEnd", "2026-12-01T00:00:00Z")
                .containsEntry("ChargePeriodStart", "2026-11-20T00:00:00Z")
                .containsEntry("ChargePeriodEnd", "2026-11-21T00:00:00Z")
                .containsEntry("ConsumedQuantity", "40")
                .containsEntry("SubAccountId", "support")
                .containsEntry("ProviderName", "sim")
                .containsEntry(
                        "Tags",
                        "{\"agumbe/app\":\"support\",\"agumbe/model\":\"@a/one\",\"agumbe/provider\":\"sim\","
                                + "\"agumbe/status\":\"success\"}");
        assertThat(charges.stream()
                        .map(each -> new BigDecimal(each.get("BilledCost")))
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("1000000.50000123");
        assertThat(FocusRules.read(control.admin("GET", "/usage?tenant=someone-else" + PERIOD + "&format=focus", "")
                        .text()))
                .isEmpty();
    }

    @Test
    void callersSeeTheirTenantsUsageAndAppsTheirOwn() {
        control.admin("POST", "/tenants", "{\"id\":\"" + tenant + "\",\"name\":\"U\"}");
        control.admin("POST", "/tenants/" + tenant + "/apps", "{\"id\":\"billing\",\"name\":\"B\"}");
        String all = key("{\"name\":\"a\",\"scopes\":[\"usage:read\"]}");
        String ofApp = key("{\"name\":\"b\",\"app_id\":\"billing\",\"scopes\":[\"usage:read\"]}");

        assertThat(called(all, PERIOD).json().at("/total/requests").asInt()).isEqualTo(6);
        assertThat(called(all, "&tenant=someone-else" + PERIOD)
                        .json()
                        .at("/total/requests")
                        .asInt())
                .isEqualTo(6);
        assertThat(called(ofApp, PERIOD).json().at("/total/requests").asInt()).isEqualTo(3);
        assertThat(called(all, PERIOD + "&format=focus").text()).contains("support");
        assertThat(called(ofApp, PERIOD + "&format=csv&group_by=app").text())
                .contains("billing")
                .doesNotContain("support");
        assertThat(called(key("{\"name\":\"c\",\"scopes\":[\"inference\"]}"), PERIOD)
                        .status())
                .isEqualTo(403);
        ControlPlane.Reply bad = called(all, "&from=x");
        assertThat(bad.status()).isEqualTo(400);
        assertThat(bad.json().at("/error/code").asText()).isEqualTo("validation_error");
        assertThat(bad.json().at("/error/param").asText()).isEqualTo("from");
    }

    @Test
    void daysOutliveTheirHours() {
        new UsageGround(control)
                .execute("insert into usage.day_sum select '2024-02-29', "
                        + group("support", "@a/one", "success")
                        + ", 5, 0, 1,1,1,1,1,1, 2.5, 0, array_fill(1::bigint, array[64])");
        String period = "/usage?tenant=" + tenant + "&from=2024-02-01T00:00:00Z&to=2024-03-01T00:00:00Z";

        JsonNode days = control.admin("GET", period, "").json();

        assertThat(days.at("/data/0/bucket").asText()).isEqualTo("2024-02-29T00:00:00Z");
        assertThat(days.at("/total/cost_usd").asText()).isEqualTo("2.5");
        assertThat(control.admin("GET", period + "&granularity=hour", "").json().get("data"))
                .isEmpty();
    }

    @Test
    void nothingOfOtherTenantsIsShown() {
        JsonNode usage =
                control.admin("GET", "/usage?tenant=someone-else" + PERIOD, "").json();

        assertThat(usage.get("data")).isEmpty();
        assertThat(usage.get("total").get("requests").asInt()).isZero();
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        ControlPlane.Reply reply =
                control.admin("GET", "/usage?from=yesterday&granularity=week&group_by=app,mood&format=pdf", "");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.header("content-type")).startsWith("application/problem+json");
        assertThat(reply.json().get("faults").findValuesAsText("path"))
                .containsExactly("tenant", "from", "to", "granularity", "format", "group_by");
    }

    private ControlPlane.Reply called(String key, String query) {
        return control.call("GET", "/api/v1/llm/usage?x=" + query, "", "Authorization", "Bearer " + key);
    }

    private String key(String body) {
        return control.admin("POST", "/tenants/" + tenant + "/keys", body)
                .json()
                .get("api_key")
                .asText();
    }

    private ControlPlane.Reply usage(String more) {
        return control.admin("GET", "/usage?tenant=" + tenant + PERIOD + more, "");
    }

    private String group(String app, String model, String status) {
        return "'" + tenant + "', '" + app + "', '', 'k1', '" + model + "', 'sim', '', '', '', '" + status + "'";
    }
}
