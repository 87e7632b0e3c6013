package ai.agumbe.data.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.agumbe.model.config.ConfigKey;
import ai.agumbe.model.config.KeyDocument;
import ai.agumbe.model.config.ModelDocument;
import ai.agumbe.model.topic.NodeReport;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class DocumentJsonTest {
    private static final ConfigKey KEY = ConfigKey.parse("model//@sim/fast");

    @Test
    void namesWithDigitsAreThoseTheControlPlaneWrites() {
        ModelDocument model = DocumentJson.read(KEY, utf8("""
                {"tenant":null,"id":"@sim/fast","provider":"sim","credentials":[{"id":"a","weight":1}],
                 "upstream_model":"fast","kind":"chat","context_window":128000,"max_output_tokens":null,
                 "prices":[{"from":"2026-01-01T00:00:00Z","input_per_million":"0.15","output_per_million":"0.60",
                   "cached_input_per_million":"0.075","cache_write5m_per_million":"1.5",
                   "cache_write1h_per_million":"2.5","reasoning_per_million":null}],
                 "state":"active","timeouts":{"connect_ms":1,"first_byte_ms":2,"idle_ms":3,"total_ms":4},
                 "shared_with":["all"],"version":3,"created_at":"2026-01-01T00:00:00Z","later":true}"""), ModelDocument.class);
        KeyDocument key = DocumentJson.read(KEY, utf8("""
                {"tenant":"acme","id":"k","name":"n","scopes":[],"secrets":[{"sha256":"ab","not_after":null}],
                 "active":true,"ip_allowlist":[],"limits":{},"metadata":{}}"""), KeyDocument.class);

        assertThat(model.prices().getFirst().cacheWrite5mPerMillion()).isEqualTo(new BigDecimal("1.5"));
        assertThat(model.prices().getFirst().cacheWrite1hPerMillion()).isEqualTo(new BigDecimal("2.5"));
        assertThat(model.timeouts().firstByteMs()).isEqualTo(2);
        assertThat(key.secrets().getFirst().sha256()).isEqualTo("ab");
    }

    @Test
    void aRefusalNamesThePlaceButNotTheContent() {
        assertThatThrownBy(() -> DocumentJson.read(KEY, utf8("{\"version\":\"s3cret\"}"), ModelDocument.class))
                .isInstanceOf(RefusedConfigException.class)
                .hasMessageContaining("version")
                .hasMessageNotContaining("s3cret");
        assertThatThrownBy(() -> DocumentJson.read(KEY, utf8("{s3cret"), ModelDocument.class))
                .isInstanceOf(RefusedConfigException.class)
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void aReportIsSnakeCase() {
        byte[] json = DocumentJson.write(
                new NodeReport("n1", "data", 812, null, null, null, Instant.parse("2026-11-21T10:00:00Z")));

        assertThat(new String(json, StandardCharsets.UTF_8))
                .isEqualTo("{\"id\":\"n1\",\"plane\":\"data\",\"applied_version\":812,\"refused_version\":null,"
                        + "\"last_error\":null,\"shipped_to\":null,\"at\":\"2026-11-21T10:00:00Z\"}");
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
