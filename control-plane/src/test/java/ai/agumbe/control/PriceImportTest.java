package ai.agumbe.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code POST /api/v1/admin/tenants/{t}/price-imports}: prices from lists in the forms of LiteLLM and models.dev. */
class PriceImportTest {
    private static final String LITELLM = """
            {"format":"litellm","from":"2026-12-01T00:00:00Z","prices":{
              "sample_spec":{"litellm_provider":"one of the providers","input_cost_per_token":0.0},
              "ours-small":{"litellm_provider":"openai","mode":"chat","input_cost_per_token":1.5e-07,
                "output_cost_per_token":6e-07,"cache_read_input_token_cost":7.5e-08,"output_cost_per_reasoning_token":6e-07,
                "input_cost_per_audio_token":1e-05,"input_cost_per_image_token":2e-07,
                "input_cost_per_token_above_200k_tokens":3e-07,"tiered_pricing":[{}],"search_context_cost_per_query":{"search_context_size_low":0.025,"search_context_size_medium":0.0275},"input_cost_per_image":0.001},
              "azure/ours-small":{"litellm_provider":"azure","input_cost_per_token":9e-06,"output_cost_per_token":9e-06},
              "ours":{"litellm_provider":"openai","input_cost_per_token":5e-06,"output_cost_per_token":1e-05},
              "odd":{"litellm_provider":"openai","input_cost_per_token":1.23456789e-13,"output_cost_per_token":0},
              "no-price":{"litellm_provider":"openai","mode":"chat"}}""";
    private static final String MODELS_DEV = """
            {"format":"models.dev","from":"2026-12-01T00:00:00Z","prices":{
              "openai":{"id":"openai","name":"X","models":{
                "ours-small":{"id":"ours-small","cost":{"input":0.15,"output":0.6,"cache_read":0.075,"cache_write":0.2,
                  "input_audio":10,"context_over_200k":{"input":0.3,"output":1.2,"cache_write":0.4,"other":1}},"limit":{"context":1000,"output":100}},
                "ours":{"id":"ours"}}}}""";

    private static final String NULLS = "\"output_per_million\":null,\"cached_input_per_million\":null,"
            + "\"cache_write5m_per_million\":null,\"cache_write1h_per_million\":null,\"reasoning_per_million\":null,"
            + "\"audio_input_per_million\":null,\"image_input_per_million\":null,\"audio_output_per_million\":null,"
            + "\"image_output_per_million\":null";

    private final ControlPlane control = ControlPlane.running();
    private final String tenant = "p-" + UUID.randomUUID();

    @BeforeEach
    void catalogue() {
        admin("POST", "/tenants", "{'id':'" + tenant + "','name':'P'}");
        admin("PUT", at("/providers/sold"), "{'kind':'openai','base_url':'https://x.example/v1'}");
        admin("PUT", at("/providers/else"), "{'kind':'openai-compatible','base_url':'https://x.example/v1'}");
        admin("PUT", at("/credentials/a"), "{'provider':'sold','secret':'x'}");
        admin("PUT", at("/credentials/b"), "{'provider':'else','secret':'x'}");
        model("@p/none", "sold", "a", "other", "");
        model("@p/odd", "sold", "a", "odd", "");
        model("@p/small", "sold", "a", "ours-small-2026-07-18", "");
        model(
                "@p/whole",
                "sold",
                "a",
                "ours",
                "{'from':'2026-01-01T00:00:00Z','input_per_million':'5','output_per_million':'10'}");
        model("@p/z-elsewhere", "else", "b", "ours", "");
    }

    @Test
    void aDryRunShowsWhatWouldChange() {
        JsonNode found = take(LITELLM + "}").get("data");

        assertThat(found.findValuesAsText("model"))
                .containsExactly("@p/none", "@p/odd", "@p/small", "@p/whole", "@p/z-elsewhere");
        assertThat(found.findValuesAsText("outcome"))
                .containsExactly("not_listed", "not_exact", "added", "same", "not_listed");
        assertThat(found.get(2).toString())
                .isEqualTo(
                        "{\"model\":\"@p/small\",\"outcome\":\"added\",\"listed_as\":\"ours-small\",\"before\":null,"
                                + "\"after\":{\"input_per_million\":\"0.15\",\"output_per_million\":\"0.6\","
                                + "\"cached_input_per_million\":\"0.075\",\"cache_write5m_per_million\":null,"
                                + "\"cache_write1h_per_million\":null,\"reasoning_per_million\":\"0.6\","
                                + "\"audio_input_per_million\":\"10\",\"image_input_per_million\":\"0.2\","
                                + "\"audio_output_per_million\":null,\"image_output_per_million\":null,"
                                + "\"context_tiers\":[{\"above_prompt_tokens\":200000,\"input_per_million\":\"0.3\","
                                + NULLS
                                + "}],\"per_request\":null,\"tools\":[{\"name\":\"web_search\",\"per_call\":\"0.0275\"}]},\"not_taken\":[\"tiered_pricing\",\"input_cost_per_image\"]}");
        assertThat(prices("@p/small")).isEmpty();
    }

    @Test
    void whatIsTakenHoldsFromTheMomentAndLeavesEarlierPrices() {
        model(
                "@p/small",
                "sold",
                "a",
                "ours-small",
                "{'from':'2026-01-01T00:00:00Z','input_per_million':'1','output_per_million':'2'}");

        JsonNode taken = take(MODELS_DEV + ",\"dry_run\":false,\"providers\":{\"else\":\"openai\"}}");

        assertThat(taken.get("dry_run").asBoolean()).isFalse();
        assertThat(taken.at("/data/2/outcome").asText()).isEqualTo("changed");
        assertThat(taken.at("/data/2/before/input_per_million").asText()).isEqualTo("1");
        assertThat(taken.at("/data/2/after/audio_input_per_million").asText()).isEqualTo("10");
        assertThat(taken.at("/data/2/not_taken").toString()).isEqualTo("[\"context_over_200k.other\"]");
        JsonNode prices = prices("@p/small");
        assertThat(prices.findValuesAsText("from")).containsExactly("2026-01-01T00:00:00Z", "2026-12-01T00:00:00Z");
        assertThat(prices.at("/1/cache_write5m_per_million").asText()).isEqualTo("0.2");
        assertThat(prices.at("/1/context_tiers/0/above_prompt_tokens").asInt()).isEqualTo(200_000);
        assertThat(prices.at("/1/context_tiers/0/cache_write5m_per_million").asText())
                .isEqualTo("0.4");
        assertThat(take(MODELS_DEV + ",\"dry_run\":false}")
                        .at("/data/2/outcome")
                        .asText())
                .isEqualTo("same");
        assertThat(control.admin("GET", at("/models/@p/small"), "")
                        .json()
                        .get("version")
                        .asInt())
                .isEqualTo(3);
    }

    @Test
    void anImportThatChangesNothingTakesNoVersion() {
        String version = "select config_version from control.counter";
        String before = control.query(version);

        take("{\"format\":\"litellm\",\"from\":\"2026-12-01T00:00:00Z\",\"dry_run\":false,\"prices\":{}}");

        assertThat(control.query(version)).isEqualTo(before);
    }

    @Test
    void providersAreNamedWhereTheirKindDoesNotSayWhoSells() {
        JsonNode found = take(LITELLM + ",\"providers\":{\"else\":\"openai\",\"sold\":\"azure\"}}");

        assertThat(found.at("/data/4/outcome").asText()).isEqualTo("added");
        assertThat(found.at("/data/4/after/input_per_million").asText()).isEqualTo("5");
        assertThat(found.at("/data/2/after/input_per_million").asText()).isEqualTo("9");
        assertThat(found.at("/data/3/outcome").asText()).isEqualTo("not_listed");
    }

    @Test
    void whatIsNoListIsRefused() {
        ControlPlane.Reply reply = control.admin(
                "POST", at("/price-imports"), "{\"format\":\"excel\",\"prices\":[],\"providers\":{\"x\":1}}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("faults").findValuesAsText("path"))
                .contains("format", "from", "prices", "providers.x");
    }

    private JsonNode take(String body) {
        ControlPlane.Reply reply = control.admin("POST", at("/price-imports"), body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    private JsonNode prices(String model) {
        return control.admin("GET", at("/models/" + model), "").json().get("prices");
    }

    private void model(String id, String provider, String credential, String upstream, String price) {
        admin(
                "PUT",
                at("/models"),
                "{'id':'" + id + "','provider':'" + provider + "','credential':'" + credential + "','upstream_model':'"
                        + upstream + "','kind':'chat','prices':[" + price + "]}");
    }

    private String at(String path) {
        return "/tenants/" + tenant + path;
    }

    private void admin(String method, String path, String body) {
        ControlPlane.Reply reply = control.admin(method, path, body.replace('\'', '"'));
        assertThat(reply.status()).as(reply.text()).isIn(200, 201);
    }
}
