package ai.agumbe.local.e2e;

import com.fasterxml.jackson.databind.JsonNode;

/** A tenant that a test made for itself, with a key for all of it. */
public record Tenant(String id, String keyId, String key) {
    private static final String SCOPES =
            "[\"inference\",\"models:read\",\"logs:read\",\"usage:read\",\"guardrails:read\",\"guardrails:write\"]";

    public static Tenant make(Admin admin, String id) {
        admin.post("/tenants", "{\"id\":\"" + id + "\",\"name\":\"Made by a test\"}");
        JsonNode key = newKey(admin, id, "null");
        return new Tenant(id, key.path("id").asText(), key.path("api_key").asText());
    }

    /** A further key, bound to an app of it. */
    public String keyFor(Admin admin, String app) {
        return newKey(admin, id, "\"" + app + "\"").path("api_key").asText();
    }

    private static JsonNode newKey(Admin admin, String tenant, String app) {
        return admin.post(
                "/tenants/" + tenant + "/keys", "{\"name\":\"test\",\"app_id\":" + app + ",\"scopes\":" + SCOPES + "}");
    }

    @Override
    public String toString() {
        return "Tenant[" + id + "]";
    }
}
