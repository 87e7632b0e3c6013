package ai.agumbe.local.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Operators' mistakes get problem details that name every fault, and never a 500. */
@ExtendWith(StackExtension.class)
class BadAdministrationIT {
    @Test
    void onlyAnAdminTokenOpensIt(Stack stack) {
        Admin admin = stack.admin();

        problem(Wire.get(admin.url() + "/api/v1/admin/tenants"), 401);
        problem(new Admin(admin.url(), "wrong").call("GET", "/tenants", ""), 401);
        problem(new Admin(admin.url(), stack.document().apiKey()).call("GET", "/tenants", ""), 401);
    }

    @Test
    void malformedDocumentsAreRefusedNamingEveryFault(Stack stack) {
        Admin admin = stack.admin();
        for (String broken :
                List.of("{", "[]", "null", "7", "{\"id\":1,\"name\":[]}", "{\"id\":\"Bad Id!\",\"name\":\"\"}")) {
            problem(admin.call("POST", "/tenants", broken), 400);
        }

        Answer provider = admin.call("PUT", "/providers/odd", "{\"kind\":\"odd\",\"base_url\":\"nope\"}");

        problem(provider, 400);
        assertThat(provider.body()).contains("kind").contains("base_url");
        problem(
                admin.call("PUT", "/providers/odd", "{\"kind\":\"openai\",\"base_url\":\"http://169.254.169.254/v1\"}"),
                400);
        problem(admin.call("PUT", "/models", "{\"id\":\"@sim/odd\",\"provider\":\"nobody\",\"kind\":\"chat\"}"), 400);
        problem(
                admin.call(
                        "PUT", "/routes/odd", "{\"strategy\":\"priority\",\"candidates\":[{\"model\":\"@no/such\"}]}"),
                400);
        problem(admin.call("PUT", "/routes/odd", "{\"strategy\":\"priority\",\"candidates\":[]}"), 400);
    }

    @Test
    void whatIsNotThereIsNotFound(Stack stack) {
        Admin admin = stack.admin();

        problem(admin.call("GET", "/tenants/nobody", ""), 404);
        problem(admin.call("GET", "/tenants/nobody/keys", ""), 404);
        problem(admin.call("POST", "/tenants/nobody/keys", "{\"name\":\"x\"}"), 404);
        problem(admin.call("POST", "/tenants/nobody/apps", "{\"id\":\"x\",\"name\":\"x\"}"), 404);
        problem(admin.call("DELETE", "/tenants/nobody/keys/AAAAAAAAAAAAAAAA", ""), 404);
        problem(admin.call("GET", "/nothing", ""), 404);
        problem(admin.call("GET", "/models/@no/such", ""), 404);
        problem(admin.call("PATCH", "/nodes", "{}"), 405);
    }

    @Test
    void conflictsAreTold(Stack stack) {
        Admin admin = stack.admin();
        Tenant tenant = stack.tenant();

        problem(admin.call("POST", "/tenants", "{\"id\":\"" + tenant.id() + "\",\"name\":\"again\"}"), 409);
        problem(
                Wire.send(
                        Wire.request("PUT", admin.url() + "/api/v1/admin/tenants/" + tenant.id(), "{\"name\":\"late\"}")
                                .header("authorization", "Bearer " + admin.token())
                                .header("if-match", "\"999999\"")),
                412);
    }

    @Test
    void hugeDocumentsAreRefused(Stack stack) {
        String large = "{\"id\":\"huge\",\"name\":\"" + "a".repeat(11_000_000) + "\"}";

        problem(stack.admin().call("POST", "/tenants", large), 413);
    }

    private static void problem(Answer answer, int status) {
        assertThat(answer.status()).as("%s", answer).isEqualTo(status);
        assertThat(answer.header("content-type")).as("%s", answer).startsWith("application/problem+json");
        JsonNode problem = answer.json();
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("title").asText()).isNotBlank();
    }
}
