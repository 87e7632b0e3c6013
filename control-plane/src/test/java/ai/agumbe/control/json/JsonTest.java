package ai.agumbe.control.json;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.model.config.KeyDocument.Secret;
import ai.agumbe.model.config.Limits;
import ai.agumbe.model.config.ModelDocument.DatedPrice;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTest {
    @Test
    void documentsHaveTheseNamesOnTheTopic() {
        DatedPrice price = new DatedPrice(
                Instant.parse("2026-01-01T00:00:00Z"),
                new BigDecimal("0.15"),
                new BigDecimal("1E+2"),
                null,
                BigDecimal.ONE,
                BigDecimal.TWO,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                List.of());

        assertThat(Json.text(price))
                .isEqualTo("{\"from\":\"2026-01-01T00:00:00Z\",\"input_per_million\":\"0.15\","
                        + "\"output_per_million\":\"100\",\"cached_input_per_million\":null,"
                        + "\"cache_write5m_per_million\":\"1\",\"cache_write1h_per_million\":\"2\","
                        + "\"reasoning_per_million\":null,\"audio_input_per_million\":null,"
                        + "\"image_input_per_million\":null,\"audio_output_per_million\":null,"
                        + "\"image_output_per_million\":null,\"context_tiers\":[],\"per_request\":null,\"tools\":[]}");
        assertThat(Json.text(new Secret("ab", null))).isEqualTo("{\"sha256\":\"ab\",\"not_after\":null}");
        assertThat(Json.text(Limits.NONE))
                .isEqualTo("{\"requests_per_minute\":null,\"requests_per_hour\":null,"
                        + "\"tokens_per_minute\":null,\"max_concurrency\":null}");
    }
}
