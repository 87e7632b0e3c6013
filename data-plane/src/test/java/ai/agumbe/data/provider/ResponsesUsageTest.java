package ai.agumbe.data.provider;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.data.json.Json;
import ai.agumbe.model.money.MediaTokens;
import ai.agumbe.model.money.Tokens;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ResponsesUsageTest {
    @Test
    void bucketsAreDisjointAndComeToTheWhole() {
        JsonNode told = Json.readObject("""
                {"input_tokens":100,"input_tokens_details":{"cached_tokens":60,"audio_tokens":50,"image_tokens":7},
                 "output_tokens":40,"output_tokens_details":{"reasoning_tokens":10,"image_tokens":25}}""".getBytes(StandardCharsets.UTF_8));

        Tokens tokens = ResponsesUsage.read(told).orElseThrow();

        assertThat(tokens).isEqualTo(new Tokens(0, 60, 0, 0, 5, 10, new MediaTokens(40, 0, 0, 25)));
        assertThat(ChatUsage.of(tokens).toString())
                .isEqualTo(
                        "{\"prompt_tokens\":100,\"completion_tokens\":40,\"total_tokens\":140,"
                                + "\"prompt_tokens_details\":{\"cached_tokens\":60,\"audio_tokens\":40,\"image_tokens\":0},"
                                + "\"completion_tokens_details\":{\"reasoning_tokens\":10,\"audio_tokens\":0,\"image_tokens\":25}}");
    }
}
