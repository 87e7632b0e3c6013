package ai.agumbe.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code /api/v1/admin/reratings} over the usage-consumer's own tables. */
class ReratingTest {
    private static final String NOVEMBER = "\"from\":\"2026-11-01T00:00:00Z\",\"to\":\"2026-12-01T00:00:00Z\"";

    private final ControlPlane control = ControlPlane.running();
    private final UsageGround ground = new UsageGround(control);
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final String one = "one-" + run;
    private final String two = "two-" + run;
    private final String model = "@rr/" + run;

    @BeforeEach
    void fill() {
        control.admin("PUT", "/providers/rr", "{\"kind\":\"openai\",\"base_url\":\"https://x.example/v1\"}");
        control.admin("PUT", "/credentials/rr-a", "{\"provider\":\"rr\",\"secret\":\"x\",\"shared_with\":\"all\"}");
        price("3.5");
        for (String tenant : new String[] {one, two}) {
            control.admin("POST", "/tenants", "{\"id\":\"" + tenant + "\",\"name\":\"T\"}");
        }
        sale(one, "sum", "2026-11-21T03:00:00Z", "0.001");
        sale(one, "many", "2026-11-21T03:10:00Z", "null");
        sale(two, "sum", "2026-11-20T23:59:59Z", "0.01");
        sale(two, "sum", "2026-11-20T23:59:59Z", "0.0035");
        sale(one, "sum", "2026-12-01T00:00:00Z", "0.001");
        ground.hour("2026-11-21T03:00Z", group(one, "sum"), "1, 0, 1000,0,0,0,0,0, 0.001, 0");
        ground.hour("2026-11-21T03:00Z", group(one, "~other"), "1, 0, 1000,0,0,0,0,0, 0, 1");
        ground.hour("2026-11-20T23:00Z", group(two, "sum"), "2, 0, 2000,0,0,0,0,0, 0.0135, 0");
    }

    @Test
    void aDryRunTellsTheDifferenceOfEachTenantAndWritesNothing() {
        ControlPlane.Reply reply = rerate(NOVEMBER);

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.text())
                .isEqualTo("{\"dry_run\":true,\"data\":[" + ofTwo("-0.0065") + "," + ofOne("0.006")
                        + "],\"total\":{\"lines\":3,\"unpriced_lines\":1,\"cost_before_usd\":\"0.011\","
                        + "\"cost_after_usd\":\"0.0105\",\"difference_usd\":\"-0.0005\"}}");
        assertThat(cost(one)).isEqualTo("0.001");
        assertThat(control.query("select count(*) from usage.correction where tenant like '%" + run + "'"))
                .isEqualTo("0");
    }

    @Test
    void entriesCorrectWhatEveryReadSumsUpAndTheLedgerStays() {
        String before = ledger();

        JsonNode made = rerate(NOVEMBER + ",\"dry_run\":false,\"note\":\"list was wrong\"")
                .json();

        assertThat(made.get("lines").asInt()).isEqualTo(3);
        assertThat(made.get("tenants").asInt()).isEqualTo(2);
        assertThat(made.at("/total/difference_usd").asText()).isEqualTo("-0.0005");
        assertThat(ledger()).isEqualTo(before);
        assertThat(cost(one)).isEqualTo("0.007");
        assertThat(cost(two)).isEqualTo("0.007");
        assertThat(usage(one, "operation").get("data").findValuesAsText("operation"))
                .containsExactly("sum", "~other");
        assertThat(usage(one, "operation").at("/total/unpriced").asInt()).isZero();
        assertThat(usage(one, "operation").at("/total/requests").asInt()).isEqualTo(2);
        assertThat(control.query("select sum(cost_usd) from reporting.monthly_chargeback where month = '2026-11-01' and"
                        + " tenant = '" + two + "'"))
                .isEqualTo("0.007000000000");
        assertThat(control.query("select sum(cost_usd) from reporting.daily_usage where tenant = '" + one + "'"))
                .isEqualTo("0.007000000000");
        assertThat(control.query("select price_version from reporting.ledger where tenant = '" + one
                        + "' and operation = 'many'"))
                .isEqualTo("1@2026-01-01T00:00:00Z");
        assertThat(control.admin("GET", "/usage/unpriced?from=2026-11-01T00:00:00Z", "")
                        .text())
                .doesNotContain(model);
    }

    @Test
    void againItFindsNothingToCorrectUntilPricesChangeAgain() {
        rerate(NOVEMBER + ",\"dry_run\":false");

        assertThat(rerate(NOVEMBER + ",\"dry_run\":false").json().get("lines").asInt())
                .isZero();
        price("1");
        assertThat(rerate(NOVEMBER + ",\"dry_run\":false,\"tenant\":\"" + one + "\"")
                        .json()
                        .at("/total/difference_usd")
                        .asText())
                .isEqualTo("-0.005");
        assertThat(cost(one)).isEqualTo("0.002");
        assertThat(cost(two)).isEqualTo("0.007");
    }

    @Test
    void tokensOfSoundAndPicturesArePricedAtTheirOwn() {
        rerate(NOVEMBER + ",\"dry_run\":false");
        ground.execute(
                "update usage.ledger set audio_input_tokens = 10, image_input_tokens = 1, audio_output_tokens = 100,"
                        + " image_output_tokens = 0 where tenant = '" + two + "'");
        ControlPlane.Reply priced = control.admin(
                "PUT",
                "/models",
                body("3.5").replace("}]}", ",\"audio_input_per_million\":\"40\",\"audio_output_per_million\":80}]}"));
        assertThat(priced.status()).as(priced.text()).isEqualTo(200);

        // each 10 × 40 + 1 × 3.5 + 100 × 80 millionths more
        assertThat(rerate(NOVEMBER).json().at("/total/difference_usd").asText()).isEqualTo("0.016807");
    }

    @Test
    void theWholePromptSaysWhichTierALineIsIn() {
        rerate(NOVEMBER + ",\"dry_run\":false");
        String tiers = ",\"context_tiers\":[{\"above_prompt_tokens\":1100,\"input_per_million\":\"9\"},"
                + "{\"above_prompt_tokens\":999,\"input_per_million\":\"7\"},"
                + "{\"above_prompt_tokens\":1000,\"output_per_million\":\"2\"}]}]}";
        ground.execute("update usage.ledger set cached_tokens = 1, output_tokens = 10 where tenant = '" + two + "'");

        ControlPlane.Reply priced = control.admin("PUT", "/models", body("3.5").replace("}]}", tiers));

        assertThat(priced.status()).as(priced.text()).isEqualTo(200);
        // 1000 tokens are above 999: 7 rather than 3.5; 1001 above 1000 too: 10 × 2 more
        assertThat(rerate(NOVEMBER + ",\"tenant\":\"" + one + "\"")
                        .json()
                        .at("/total/cost_after_usd")
                        .asText())
                .isEqualTo("0.014");
        assertThat(rerate(NOVEMBER + ",\"tenant\":\"" + two + "\"")
                        .json()
                        .at("/total/cost_after_usd")
                        .asText())
                .isEqualTo("0.014054");
    }

    @Test
    void requestsAndCallsToToolsArePricedAndWhatHasNoPriceStays() {
        rerate(NOVEMBER + ",\"dry_run\":false");
        ground.execute("update usage.ledger set tool_calls = '{\"web_search\":3}' where tenant = '" + two + "'");
        ground.execute("update usage.ledger set tool_calls = '{\"web_search\":1,\"maps\":1}' where tenant = '" + one
                + "' and operation = 'many'");
        String prices = ",\"per_request\":\"0.000001\",\"tools\":[{\"name\":\"web_search\",\"per_call\":\"0.01\"}]}]}";

        ControlPlane.Reply priced = control.admin("PUT", "/models", body("3.5").replace("}]}", prices));

        assertThat(priced.status()).as(priced.text()).isEqualTo(200);
        JsonNode found = rerate(NOVEMBER).json();
        assertThat(found.at("/data/0/tenant").asText()).isEqualTo(two);
        assertThat(found.at("/data/0/difference_usd").asText()).isEqualTo("0.060002");
        assertThat(found.at("/data/1/lines").asInt()).isEqualTo(1);
        assertThat(found.at("/data/1/difference_usd").asText()).isEqualTo("0.000001");
    }

    @Test
    void aTenantsOwnModelOfThatNameIsNotThePlatforms() {
        assertThat(control.admin("PUT", "/tenants/" + two + "/models", body("99"))
                        .status())
                .isEqualTo(201);

        assertThat(rerate(NOVEMBER).json().get("data").findValuesAsText("tenant"))
                .containsExactly(one);
        assertThat(rerate(NOVEMBER + ",\"tenant\":\"" + two + "\"")
                        .json()
                        .at("/total/cost_after_usd")
                        .asText())
                .isEqualTo("0.198");
    }

    @Test
    void itIsAuditedAndListed() {
        String id = rerate(NOVEMBER + ",\"dry_run\":false,\"note\":\"why\"")
                .json()
                .get("id")
                .asText();

        JsonNode audit =
                control.admin("GET", "/audit?kind=rerating&id=" + id, "").json();
        assertThat(audit.at("/data/0/actor").asText()).isEqualTo("admin-token");
        assertThat(audit.at("/data/0/after/note").asText()).isEqualTo("why");
        assertThat(audit.at("/data/0/before").isNull()).isTrue();
        assertThat(control.admin("GET", "/reratings/" + id, "")
                        .json()
                        .get("model")
                        .asText())
                .isEqualTo(model);
        assertThat(control.admin("GET", "/reratings?limit=200", "").text()).contains(id);
    }

    @Test
    void whatCannotBeRatedIsRefused() {
        assertThat(control.admin("POST", "/reratings", "{\"dry_run\":\"no\"}")
                        .json()
                        .get("faults")
                        .findValuesAsText("path"))
                .contains("model", "from", "to", "dry_run");
        assertThat(rerate("\"from\":\"2026-01-01T00:00:00Z\",\"to\":\"2026-03-01T00:00:00Z\"")
                        .status())
                .isEqualTo(400);
        assertThat(control.admin("POST", "/reratings", "{\"model\":\"@no/such\"," + NOVEMBER + "}")
                        .status())
                .isEqualTo(400);
    }

    private String ofOne(String difference) {
        return "{\"tenant\":\"" + one + "\",\"lines\":2,\"unpriced_lines\":1,\"cost_before_usd\":\"0.001\","
                + "\"cost_after_usd\":\"0.007\",\"difference_usd\":\"" + difference + "\"}";
    }

    private String ofTwo(String difference) {
        return "{\"tenant\":\"" + two + "\",\"lines\":1,\"unpriced_lines\":0,\"cost_before_usd\":\"0.01\","
                + "\"cost_after_usd\":\"0.0035\",\"difference_usd\":\"" + difference + "\"}";
    }

    private ControlPlane.Reply rerate(String members) {
        return control.admin("POST", "/reratings", "{\"model\":\"" + model + "\"," + members + "}");
    }

    private void price(String input) {
        ControlPlane.Reply reply = control.admin("PUT", "/models", body(input));
        assertThat(reply.status()).as(reply.text()).isIn(200, 201);
    }

    private String body(String input) {
        return "{\"id\":\"" + model
                + "\",\"provider\":\"rr\",\"credentials\":[{\"id\":\"rr-a\"}],\"upstream_model\":\"m\","
                + "\"kind\":\"chat\",\"prices\":[{\"from\":\"2026-01-01T00:00:00Z\",\"input_per_million\":\"" + input
                + "\",\"output_per_million\":\"1\"}]}";
    }

    private void sale(String tenant, String operation, String at, String cost) {
        ground.sale(tenant, operation, at, model, cost);
    }

    private String group(String tenant, String operation) {
        return "'" + tenant + "', 'support', '', '', '" + model + "', 'sim', '" + operation + "', '', '', 'success'";
    }

    private String ledger() {
        return control.query(
                "select md5(string_agg(l::text, ',' order by event_id)) from usage.ledger l where model = '" + model
                        + "'");
    }

    private String cost(String tenant) {
        return usage(tenant, "app").at("/total/cost_usd").asText();
    }

    private JsonNode usage(String tenant, String groups) {
        return control.admin(
                        "GET",
                        "/usage?tenant=" + tenant + "&from=2026-11-01T00:00:00Z&to=2026-12-01T00:00:00Z&group_by="
                                + groups,
                        "")
                .json();
    }
}
