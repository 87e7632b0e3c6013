package ai.agumbe.bench.stack;

import ai.agumbe.bench.failure.BenchFailure;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The bench's own tenant, key, providers and models in a running gateway, taken out again when closed. */
public final class Registration implements AutoCloseable {
    private static final String ADMIN = "/api/v1/admin/";
    static final String TENANT = "bench";
    private static final int CONFLICT = 409;

    private final JsonCalls admin;
    private final Deque<String> added = new ArrayDeque<>();
    private String key = "";

    public Registration(StackFile stack) {
        admin = new JsonCalls(stack.controlPlane(), Map.of("authorization", "Bearer " + stack.adminToken()));
    }

    /** Makes {@code @bench/NAME} reach {@code upstream} as {@code NAME}, and answers the catalogue id. */
    public String model(String name, URI upstream) {
        var id = "bench-" + name;
        put("providers/" + id, Map.of("kind", "openai", "base_url", upstream + "/v1", "active", true));
        put("credentials/" + id, Map.of("provider", id, "secret", "not-a-secret"));
        var model = "@bench/" + name;
        var price = Map.of("from", "2026-01-01T00:00:00Z", "input_per_million", "0.15", "output_per_million", "0.60");
        admin.call(
                "PUT",
                ADMIN + "models?wait=true",
                Map.of(
                        "id", model,
                        "provider", id,
                        "credential", id,
                        "upstream_model", name,
                        "kind", "chat",
                        "prices", List.of(price)));
        added.push("models/" + model);
        return model;
    }

    /** A key of the bench's tenant. */
    public String key() {
        if (key.isEmpty()) {
            var reply = admin.send("POST", ADMIN + "tenants", Map.of("id", TENANT, "name", "Bench"));
            if (reply.statusCode() / 100 != 2 && reply.statusCode() != CONFLICT) {
                throw new BenchFailure(
                        "tenant bench: status " + reply.statusCode() + " (expected: created) " + reply.body());
            }
            var path = "tenants/" + TENANT + "/keys";
            var made = admin.call(
                    "POST", ADMIN + path + "?wait=true", Map.of("name", "bench", "scopes", List.of("inference")));
            added.push(path + "/" + made.path("id").asText());
            key = made.path("api_key").asText();
        }
        return key;
    }

    /** A key of another tenant, whose policy is the recommended one. */
    String guardedKey() {
        var tenant = TENANT + "-guarded";
        var reply = admin.send("POST", ADMIN + "tenants", Map.of("id", tenant, "name", "Bench with guardrails"));
        if (reply.statusCode() / 100 != 2 && reply.statusCode() != CONFLICT) {
            throw new BenchFailure(
                    "tenant " + tenant + ": status " + reply.statusCode() + " (expected: created) " + reply.body());
        }
        var path = "tenants/" + tenant;
        guard(ADMIN + path + "/guardrails");
        var made = admin.call(
                "POST", ADMIN + path + "/keys?wait=true", Map.of("name", "bench", "scopes", List.of("inference")));
        added.push(path + "/keys/" + made.path("id").asText());
        return made.path("api_key").asText();
    }

    /** The recommended settings but for their limit of calls, which a bench is past in a moment. */
    private void guard(String policy) {
        var recommended =
                admin.call("PUT", policy, Map.of("settings", "recommended")).path("settings");
        var settings = new LinkedHashMap<String, JsonNode>();
        recommended.properties().stream()
                .filter(each -> !each.getValue().isNull() && !each.getKey().equals("rateLimitPerMinute"))
                .forEach(each -> settings.put(each.getKey(), each.getValue()));
        admin.call("PUT", policy, Map.of("settings", settings));
    }

    /** A budget of the bench's tenant that it cannot spend. */
    public void budget() {
        put(
                "budgets/bench",
                Map.of("scope", Map.of("tenant", TENANT), "window", "month", "limit_usd", "1000000000", "hard", true));
    }

    /** So many tenants, each with its first app and a key; they stay. */
    public void tenants(int count) {
        for (int number = 1; number <= count; number++) {
            var id = "bench-tenant-" + number;
            admin.call("POST", ADMIN + "tenants", Map.of("id", id, "name", "Tenant " + number));
            var last = number == count ? "?wait=true" : "";
            admin.call("POST", ADMIN + "tenants/" + id + "/keys" + last, Map.of("name", "ci"));
        }
    }

    @Override
    public void close() {
        try (admin) {
            added.forEach(path -> admin.call("DELETE", ADMIN + path, ""));
        }
    }

    private void put(String path, Object document) {
        admin.call("PUT", ADMIN + path, document);
        added.push(path);
    }
}
