package ai.agumbe.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.agumbe.control.ControlPlane.Reply;
import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AuditTest {
    private static final String PROVIDER = "{\"kind\":\"openai\",\"base_url\":\"https://api.openai.com/v1\"}";
    private final ControlPlane plane = ControlPlane.running();
    private final String name = name();

    @Test
    void everyChangeIsShownWithWhoWhatAndWhenNewestFirst() {
        plane.admin("PUT", "/providers/" + name, PROVIDER);
        plane.admin("PUT", "/providers/" + name, PROVIDER.replace("}", ",\"active\":false}"));
        plane.admin("DELETE", "/providers/" + name, "");

        JsonNode rows = audit("?id=" + name).get("data");

        assertThat(rows).hasSize(3);
        assertThat(rows.get(0).get("after").isNull()).isTrue();
        assertThat(rows.get(1).get("before").get("active").asBoolean()).isTrue();
        assertThat(rows.get(1).get("after").get("active").asBoolean()).isFalse();
        assertThat(rows.get(2).get("before").isNull()).isTrue();
        for (JsonNode row : rows) {
            assertThat(row.get("actor").asText()).isEqualTo("admin-token");
            assertThat(row.get("kind").asText()).isEqualTo("provider");
            assertThat(row.get("tenant").isNull()).isTrue();
            assertThat(row.get("hash").asText()).hasSize(64);
            assertThat(row.get("config_version").asLong()).isPositive();
        }
    }

    @Test
    void changesAreFilteredAndPaged() {
        plane.admin("POST", "/tenants", "{\"id\":\"%s\",\"name\":\"n\"}".formatted(name));
        plane.admin("PATCH", "/tenants/" + name, "{\"name\":\"m\"}");

        assertThat(audit("?tenant=" + name).get("data")).hasSize(3);
        assertThat(audit("?kind=tenant&tenant=" + name).get("data")).hasSize(2);
        assertThat(audit("?actor=nobody").get("data")).isEmpty();
        assertThat(audit("?id=" + name + "&to=2026-01-01T00:00:00Z&from=2025-01-01T00:00:00Z")
                        .get("data"))
                .isEmpty();
        assertThat(audit("?id=" + name + "&from=2026-01-01T00:00:00Z").get("data"))
                .hasSize(2);

        JsonNode first = audit("?tenant=" + name + "&limit=2");
        JsonNode second = audit("?tenant=" + name + "&limit=2&cursor="
                + first.get("next_cursor").asText());
        assertThat(first.get("data")).hasSize(2);
        assertThat(second.get("data")).hasSize(1);
        assertThat(second.get("next_cursor").isNull()).isTrue();
        for (String wrong : new String[] {"?cursor=eHg", "?limit=0", "?from=yesterday", "?id="}) {
            assertThat(plane.admin("GET", "/audit" + wrong, "").status())
                    .as(wrong)
                    .isEqualTo(400);
        }
    }

    @Test
    void theHistoryShowsNoSecrets() {
        plane.admin("POST", "/tenants", "{\"id\":\"%s\",\"name\":\"n\"}".formatted(name));
        plane.admin("POST", "/tenants/" + name + "/keys", "{\"name\":\"k\"}");
        plane.admin("PUT", "/tenants/" + name + "/providers/p", PROVIDER);
        plane.admin(
                "PUT", "/tenants/" + name + "/credentials/c", "{\"provider\":\"p\",\"secret\":\"sk-not-to-be-seen\"}");

        JsonNode rows = audit("?tenant=" + name).get("data");

        assertThat(rows.toString()).doesNotContain("sk-not", "sealed", "ciphertext", "wrapped_key");
        assertThat(rows.get(0).get("after").get("secret").asText()).isEqualTo("set");
        assertThat(rows.get(2).get("after").get("secrets").get(0).get("sha256").asText())
                .isEqualTo("set");
    }

    @Test
    void aDocumentIsMadeAgainWhatItWas() {
        String path = "/providers/" + name;
        plane.admin("PUT", path, PROVIDER);
        plane.admin("PUT", path, PROVIDER.replace("}", ",\"active\":false,\"region\":\"eu\"}"));

        Reply stale = plane.call("POST", "/api/v1/admin" + path + "/restore", "{\"version\":1}", "If-Match", "\"1\"");
        Reply restored =
                plane.call("POST", "/api/v1/admin" + path + "/restore", "{\"version\":1}", "If-Match", "\"2\"");

        assertThat(stale.status()).isEqualTo(412);
        assertThat(restored.status()).isEqualTo(200);
        assertThat(restored.json().get("active").asBoolean()).isTrue();
        assertThat(restored.json().get("region").isNull()).isTrue();
        assertThat(restored.json().get("version").asInt()).isEqualTo(3);
        JsonNode versions = plane.admin("GET", path + "/versions", "").json().get("data");
        assertThat(versions.findValuesAsText("version")).startsWith("3");
        assertThat(versions).hasSize(3);
        assertThat(versions.get(1).get("document").get("region").asText()).isEqualTo("eu");

        assertThat(plane.admin("POST", path + "/restore", "{\"version\":9}").status())
                .isEqualTo(404);
        assertThat(plane.admin("POST", path + "/restore", "{}")
                        .json()
                        .get("faults")
                        .findValuesAsText("path"))
                .containsExactly("version");
    }

    @Test
    void whatWasDeletedCanBeRestoredAndItsVersionsGoOn() {
        String model = "@x/" + name + "/deep";
        plane.admin("PUT", "/providers/" + name, PROVIDER);
        plane.admin(
                "PUT",
                "/models",
                "{\"id\":\"%s\",\"provider\":\"%s\",\"upstream_model\":\"m\",\"kind\":\"chat\"}"
                        .formatted(model, name));
        plane.admin("DELETE", "/models/" + model, "");

        Reply restored = plane.admin("POST", "/models/" + model + "/restore", "{\"version\":1}");

        assertThat(restored.status()).isEqualTo(200);
        assertThat(restored.json().get("version").asInt()).isEqualTo(2);
        assertThat(plane.admin("GET", "/models/" + model + "/versions", "")
                        .json()
                        .get("data"))
                .hasSize(3);
        assertThat(plane.admin("GET", "/models/" + model, "")
                        .json()
                        .get("upstream_model")
                        .asText())
                .isEqualTo("m");

        plane.admin("DELETE", "/models/" + model, "");
        plane.admin("DELETE", "/providers/" + name, "");
        assertThat(plane.admin("POST", "/models/" + model + "/restore", "{\"version\":2}")
                        .status())
                .as("its provider is gone")
                .isEqualTo(400);
    }

    @Test
    void aRestoredCredentialHasItsOldSecretAndARestoredKeyKeepsItsPresentOne() {
        plane.admin("POST", "/tenants", "{\"id\":\"%s\",\"name\":\"n\"}".formatted(name));
        plane.admin("PUT", "/tenants/" + name + "/providers/p", PROVIDER);
        String credential = "/tenants/" + name + "/credentials/c";
        plane.admin("PUT", credential, "{\"provider\":\"p\",\"secret\":\"first\"}");
        String first = sealed("credential", "c");
        plane.admin("PUT", credential, "{\"provider\":\"p\",\"secret\":\"second\"}");

        assertThat(plane.admin("POST", credential + "/restore", "{\"version\":1}")
                        .status())
                .isEqualTo(200);
        assertThat(sealed("credential", "c")).isEqualTo(first);

        String id = plane.admin("POST", "/tenants/" + name + "/keys", "{\"name\":\"old\"}")
                .json()
                .get("id")
                .asText();
        String key = "/tenants/" + name + "/keys/" + id;
        plane.admin("POST", key + "/rotate?wait=false", "");
        String secret = sealed("key", id);
        plane.admin("PATCH", key, "{\"name\":\"new\"}");
        assertThat(plane.admin("POST", key + "/restore", "{\"version\":1}")
                        .json()
                        .get("name")
                        .asText())
                .isEqualTo("old");
        assertThat(sealed("key", id)).isEqualTo(secret);
        plane.admin("DELETE", key + "?wait=false", "");
        assertThat(plane.admin("POST", key + "/restore", "{\"version\":1}").status())
                .as("a revoked key stays revoked")
                .isEqualTo(404);
    }

    @Test
    void theHistoryCannotBeRewrittenAndWhoDoesItAllTheSameIsNoticed() throws SQLException {
        try (ControlPlane own = ControlPlane.ownStack()) {
            for (int i = 0; i < 4; i++) {
                own.admin("PUT", "/providers/p" + i, PROVIDER);
            }
            assertThat(own.admin("GET", "/audit/check", "").json().get("intact").asBoolean())
                    .isTrue();
            for (String rewriting : new String[] {
                "update control.revision set actor = 'nobody'",
                "delete from control.revision",
                "truncate control.revision"
            }) {
                assertThatThrownBy(() -> run(own, rewriting)).hasMessageContaining("append-only");
            }

            run(own, "alter table control.revision disable trigger append_only");
            run(own, "create table saved as select * from control.revision");
            assertNoticed(own, "update control.revision set actor = 'nobody' where seq = 2", 2);
            assertNoticed(own, "update control.revision set at = at + interval '1 second' where seq = 3", 3);
            assertNoticed(own, "update control.revision set after = before where seq = 3", 3);
            assertNoticed(own, "delete from control.revision where seq = 2", 2);
            assertNoticed(own, "delete from control.revision where seq = 1", 1);
            assertNoticed(own, "delete from control.revision where seq = 4", 4);
            assertNoticed(own, "delete from control.revision", 1);
            assertThat(own.admin("GET", "/audit/check", "").json().get("rows").asLong())
                    .isEqualTo(4);
        }
    }

    private static void assertNoticed(ControlPlane own, String tampering, long at) throws SQLException {
        run(own, tampering);
        JsonNode found = own.admin("GET", "/audit/check", "").json();
        assertThat(found.get("intact").asBoolean()).as(tampering).isFalse();
        assertThat(found.get("broken_at").asLong()).as(tampering).isEqualTo(at);
        run(own, "delete from control.revision");
        run(own, "insert into control.revision select * from saved");
    }

    private static void run(ControlPlane own, String sql) throws SQLException {
        try (Connection connection = own.postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String sealed(String kind, String id) {
        return plane.query("select coalesce(body->>'sealed', body->>'secrets') from control.document"
                + " where kind = '%s' and tenant = '%s' and id = '%s'".formatted(kind, name, id));
    }

    private JsonNode audit(String query) {
        Reply reply = plane.admin("GET", "/audit" + query, "");
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    private static String name() {
        return "n-" + UUID.randomUUID().toString().substring(0, 12);
    }
}
