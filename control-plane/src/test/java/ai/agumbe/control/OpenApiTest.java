package ai.agumbe.control;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.control.ControlPlane.Reply;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OpenApiTest {
    private static final String ADMIN = "/api/v1/admin";
    private final ControlPlane plane = ControlPlane.running();

    @Test
    void theDocumentIsServedWithoutAToken() {
        Reply reply = plane.call("GET", ADMIN + "/openapi.json", "", "Authorization", "");

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.json().get("openapi").asText()).isEqualTo("3.1.0");
    }

    @Test
    void everyPathInItIsServed() {
        var _ = new UsageGround(plane);
        document()
                .get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    String concrete = path.getKey().replaceAll("\\{[a-z]+}", "no-such-0");
                    String method = operation.getKey().toUpperCase(java.util.Locale.ROOT);
                    Reply reply = plane.call(method, concrete, method.equals("GET") ? "" : "{\"colour\":1}");

                    assertThat(reply.text())
                            .as(method + " " + path.getKey())
                            .doesNotContain("nothing is served", "is not served");
                    assertThat(reply.status())
                            .as(method + " " + path.getKey())
                            .isLessThan(500)
                            .isNotEqualTo(405);
                    assertThat(operation.getValue().get("summary").asText()).isNotEmpty();
                }));
    }

    @Test
    void everythingTheContractPromisesIsInIt() {
        Set<String> described = new TreeSet<>();
        document()
                .get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(method ->
                                described.add(method + " " + path.getKey().substring(ADMIN.length()))));

        assertThat(described)
                .contains(
                        "post /tenants",
                        "patch /tenants/{id}",
                        "post /tenants/{tenant}/apps",
                        "put /tenants/{tenant}/apps/{id}",
                        "put /tenants/{tenant}/apps/{app}/guardrails",
                        "get /tenants/{tenant}/apps/{app}/guardrails",
                        "get /tenants/{tenant}/wallet",
                        "put /tenants/{tenant}/wallet",
                        "post /tenants/{tenant}/wallet/top-ups",
                        "get /tenants/{tenant}/wallet/top-ups",
                        "post /tenants/{tenant}/keys",
                        "delete /tenants/{tenant}/keys/{id}",
                        "post /tenants/{tenant}/keys/{id}/rotate",
                        "put /models",
                        "get /models/{id}",
                        "post /models/{id}/restore",
                        "put /tenants/{tenant}/routes/{id}",
                        "get /nodes",
                        "get /usage",
                        "get /requests",
                        "get /audit",
                        "get /openapi.json");
        for (String collection : List.of("providers", "credentials", "models", "routes", "budgets")) {
            for (String owner : List.of("/", "/tenants/{tenant}/")) {
                String path = owner + collection;
                assertThat(described)
                        .contains(
                                "get " + path,
                                "post " + path,
                                "get " + path + "/{id}",
                                "put " + path + "/{id}",
                                "delete " + path + "/{id}",
                                "get " + path + "/{id}/versions",
                                "post " + path + "/{id}/restore");
            }
        }
    }

    @Test
    void theContractsExamplesAreWhatItAllows() {
        assertAllowed("post", "/tenants", "{'id':'acme','name':'Acme'}");
        assertAllowed(
                "post",
                "/tenants/{tenant}/apps",
                "{'id':'app_support','name':'Support','environment':'prod','cost_center':'cc-42'}");
        assertAllowed(
                "post",
                "/tenants/{tenant}/keys",
                "{'name':'ci','app_id':null,'scopes':['inference','models:read','logs:read'],'expires_at':null,'limits':{'requests_per_minute':null},'budgets':[]}");
        assertAllowed(
                "put",
                "/tenants/{tenant}/apps/{app}/guardrails",
                "{'settings':{'rateLimitPerMinute':10,'pii':'off'},'locked':[]}");
        assertAllowed(
                "put",
                "/budgets/{id}",
                "{'scope':{'tenant':'acme','app':'app_support'},'window':'month','time_zone':'UTC','limit_usd':'25.00','limit_tokens':null,'hard':true,'unpriced':'refuse','alerts':[50,80,100]}");
        assertAllowed("put", "/tenants/{tenant}/wallet", "{'enabled':true,'low_below_usd':'5.00'}");
        assertAllowed("post", "/tenants/{tenant}/wallet/top-ups", "{'amount_usd':'10.00','note':'…'}");
        assertAllowed("post", "/tenants/{tenant}/wallet/top-ups", "{'amount_usd':'-10.00'}");
        assertAllowed("post", "/tenants/{tenant}/keys/{id}/rotate", "{'overlap_seconds':0}");
        assertAllowed(
                "put",
                "/providers/{id}",
                "{'kind':'openai','base_url':'https://api.openai.com/v1','active':true,'timeouts':{'connect_ms':2000,'first_byte_ms':60000,'idle_ms':30000,'total_ms':600000}}");
        assertAllowed("put", "/credentials/{id}", "{'provider':'openai-main','secret':'x'}");
        assertAllowed("put", "/credentials/{id}", "{'provider':'openai-main','secret_ref':'env:OPENAI_API_KEY'}");
        assertAllowed(
                "put",
                "/models",
                "{'id':'@openai/gpt-4o-mini','provider':'openai-main','credentials':[{'id':'openai-a','weight':1}],'upstream_model':'gpt-4o-mini','kind':'chat','context_window':128000,'max_output_tokens':16384,'prices':[{'from':'2026-01-01T00:00:00Z','input_per_million':'0.15','output_per_million':'0.60','cached_input_per_million':'0.075'}]}");
        assertAllowed(
                "put",
                "/routes/{id}",
                "{'strategy':'priority','candidates':[{'model':'@openai/gpt-4o-mini','weight':1,'retry_attempts':2},{'model':'@anthropic/claude-sonnet-4'}],'max_candidates':null,'total_timeout_ms':60000}");
        assertAllowed(
                "put", "/providers/{id}", "{'kind':'openai','base_url':'https://x.example/v1','shared_with':'all'}");
    }

    @Test
    void whatTheCodeRefusesTheDocumentRefusesToo() {
        for (String wrong : List.of(
                "{'kind':'odd','base_url':'https://x.example'}",
                "{'kind':'openai'}",
                "{'kind':'openai','base_url':'https://x.example','colour':1}",
                "{'kind':'openai','base_url':'https://x.example','timeouts':{'connect_ms':0}}",
                "{'kind':'openai','base_url':'https://x.example','active':'yes'}",
                "{'kind':'openai','base_url':'https://x.example','shared_with':'some'}")) {
            assertThat(faults("put", "/providers/{id}", wrong)).as(wrong).isNotEmpty();
            assertThat(plane.admin("PUT", "/providers/drift", wrong.replace('\'', '"'))
                            .status())
                    .as(wrong)
                    .isEqualTo(400);
        }
    }

    @Test
    void repliesAreAsDescribed() {
        Reply made = plane.admin(
                "PUT", "/providers/described", "{\"kind\":\"openai\",\"base_url\":\"https://x.example/v1\"}");
        ObjectNode schema =
                (ObjectNode) document().at("/components/schemas/Provider").deepCopy();
        schema.put("additionalProperties", false);

        assertThat(validated(schema, made.json())).isEmpty();
    }

    private void assertAllowed(String method, String path, String example) {
        assertThat(faults(method, path, example)).as(method + " " + path).isEmpty();
    }

    private Set<ValidationMessage> faults(String method, String path, String example) {
        JsonNode document = document();
        JsonNode schema =
                document.get("paths").get(ADMIN + path).get(method).at("/requestBody/content/application~1json/schema");
        assertThat(schema.isEmpty()).isFalse();
        String reference = schema.path("$ref").asText("");
        JsonNode resolved = reference.isEmpty() ? schema : document.at(reference.substring(1));
        return validated(resolved, parse(example.replace('\'', '"')));
    }

    private static Set<ValidationMessage> validated(JsonNode schema, JsonNode value) {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(schema)
                .validate(value);
    }

    private static JsonNode parse(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private JsonNode document() {
        return plane.get(ADMIN + "/openapi.json").json();
    }
}
