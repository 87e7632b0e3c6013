package ai.agumbe.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What finance asks of usage, over the usage-consumer's own tables. */
class UsageReportsTest {
    private static final String DAY = "&from=2026-11-21T00:00:00Z&to=2026-11-22T00:00:00Z";

    private final ControlPlane control = ControlPlane.running();
    private final String tenant = "ur-" + UUID.randomUUID();
    private final String unpricedModel = "@a/" + UUID.randomUUID();
    private final UsageGround ground = new UsageGround(control);

    @BeforeEach
    void fill() {
        ground.hour("2026-11-20T23:00Z", group("summarize", "@a/one"), "2, 0, 10,0,0,0,30,0, 0.5, 0");
        ground.hour("2026-11-20T07:00Z", group("translate", "@a/one"), "1, 0, 1,0,0,0,1,0, 0.25, 0");
        ground.hour("2026-11-21T00:00Z", group("summarize", "@a/one"), "4, 1, 100,0,0,0,100,0, 0.75, 0");
        ground.hour("2026-11-21T09:00Z", group("classify", unpricedModel), "3, 0, 9,0,0,0,9,0, 0, 3");
    }

    @Test
    void aPeriodIsComparedWithTheOneJustBefore() {
        JsonNode compared = report("comparison", DAY + "&group_by=operation");

        assertThat(compared.at("/before/from").asText()).isEqualTo("2026-11-20T00:00:00Z");
        assertThat(compared.at("/before/to").asText()).isEqualTo("2026-11-21T00:00:00Z");
        assertThat(compared.get("data")).hasSize(3);
        JsonNode summarize = of(compared, "summarize");
        assertThat(summarize.at("/now/cost_usd").asText()).isEqualTo("0.75");
        assertThat(summarize.at("/before/cost_usd").asText()).isEqualTo("0.5");
        assertThat(summarize.at("/change/cost_percent").asText()).isEqualTo("50.00");
        assertThat(summarize.at("/change/requests").asInt()).isEqualTo(2);
        assertThat(of(compared, "classify").at("/change/cost_percent").isNull()).isTrue();
        assertThat(of(compared, "translate").at("/change/cost_usd").asText()).isEqualTo("-0.25");
        assertThat(compared.at("/total/change/cost_percent").asText()).isEqualTo("0.00");
    }

    @Test
    void anyOtherPeriodOfThatLengthCanBeNamed() {
        JsonNode compared = report("comparison", DAY + "&before=2026-11-19T00:00:00Z");

        assertThat(compared.at("/before/to").asText()).isEqualTo("2026-11-20T00:00:00Z");
        assertThat(compared.at("/total/before/requests").asInt()).isZero();
        assertThat(call("comparison", DAY + "&before=then").status()).isEqualTo(400);
    }

    @Test
    void unitsAreWhatOneRequestCameTo() {
        JsonNode units = report("unit-economics", DAY + "&group_by=operation");

        JsonNode summarize = of(units, "summarize");
        assertThat(summarize.get("cost_per_request_usd").asText()).isEqualTo("0.1875");
        assertThat(summarize.get("cost_per_success_usd").asText()).isEqualTo("0.25");
        assertThat(summarize.get("cost_per_million_tokens_usd").asText()).isEqualTo("3750");
        assertThat(summarize.get("tokens_per_request").asText()).isEqualTo("50");
        assertThat(summarize.get("error_percent").asText()).isEqualTo("25");
        assertThat(units.at("/total/requests").asInt()).isEqualTo(7);
        assertThat(report("unit-economics", "&from=2020-01-01T00:00:00Z&to=2020-01-02T00:00:00Z")
                        .at("/total/cost_per_request_usd")
                        .isNull())
                .isTrue();
    }

    @Test
    void theDearestExchangesStandBesideWhatIsUsualForTheirModel() {
        for (String cost : new String[] {"0.1", "0.1", "0.1", "0.7"}) {
            ground.exchange(tenant, "2026-11-21T10:00:00Z", "@a/one", 5, cost);
        }
        ground.exchange(tenant, "2026-11-21T11:00:00Z", "@b/two", 900, "0.3");
        ground.exchange(tenant, "2026-11-22T00:00:00Z", "@a/one", 5, "99");

        JsonNode dear = report("outliers", DAY + "&limit=2");
        JsonNode wordy = report("outliers", DAY + "&by=tokens&limit=1");

        assertThat(dear.get("data")).hasSize(2);
        assertThat(dear.at("/data/0/cost_usd").asText()).isEqualTo("0.7");
        assertThat(dear.at("/data/0/times_the_median").asText()).isEqualTo("7.0");
        assertThat(dear.at("/data/1/model").asText()).isEqualTo("@b/two");
        assertThat(wordy.at("/data/0/total_tokens").asInt()).isEqualTo(900);
        assertThat(call("outliers", DAY + "&by=mood").status()).isEqualTo(400);
        assertThat(call("outliers", DAY + "&limit=201").status()).isEqualTo(400);
        assertThat(call("outliers", "&from=2026-01-01T00:00:00Z&to=2026-11-22T00:00:00Z")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void operatorsSeeWhatWasSoldWithoutAPrice() {
        JsonNode listed = control.admin("GET", "/usage/unpriced?from=2026-11-21T00:00:00Z", "")
                .json()
                .get("data");

        JsonNode ours = find(listed, "model", unpricedModel);
        assertThat(ours.get("sales").asInt()).isEqualTo(3);
        assertThat(ours.get("tenants").asInt()).isEqualTo(1);
        assertThat(ours.get("first_hour").asText()).isEqualTo("2026-11-21T09:00:00Z");
    }

    private static JsonNode of(JsonNode report, String operation) {
        return find(report.get("data"), "operation", operation);
    }

    private static JsonNode find(JsonNode rows, String member, String value) {
        for (JsonNode row : rows) {
            if (row.path(member).asText().equals(value)) {
                return row;
            }
        }
        throw new AssertionError(value + " is not in " + rows);
    }

    private JsonNode report(String name, String parameters) {
        ControlPlane.Reply reply = call(name, parameters);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    private ControlPlane.Reply call(String name, String parameters) {
        return control.admin("GET", "/usage/" + name + "?tenant=" + tenant + parameters, "");
    }

    private String group(String operation, String model) {
        return "'" + tenant + "', 'support', '', 'k1', '" + model + "', 'sim', '" + operation + "', '', '', 'success'";
    }
}
