package ai.agumbe.data.chat;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.data.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TokenEstimateTest {
    private static JsonNode json(String value) {
        return Json.readObject(("{\"v\":" + value + "}").getBytes(StandardCharsets.UTF_8))
                .path("v");
    }

    @Test
    void aQuarterOfTheCharactersRoundedUpAndFourForEachMessage() {
        assertThat(TokenEstimate.ofText(0)).isZero();
        assertThat(TokenEstimate.ofText(1)).isEqualTo(1);
        assertThat(TokenEstimate.ofText(8)).isEqualTo(2);
        assertThat(TokenEstimate.ofMessages(
                        json("[{\"role\":\"user\",\"content\":\"12345\"},{\"role\":\"assistant\"}]")))
                .isEqualTo(10);
    }

    @Test
    void partsAndToolCallsCountButPicturesDoNot() {
        assertThat(TokenEstimate.ofMessages(
                        json("[{\"content\":[{\"text\":\"1234\"},{\"image_url\":{\"url\":\"data:image/png;base64,"
                                + "A".repeat(4_000) + "\"}}]}]")))
                .isEqualTo(5);
        assertThat(TokenEstimate.ofMessages(
                        json("[{\"content\":null,\"tool_calls\":[{\"function\":{\"arguments\":\"1234\"}}]}]")))
                .isEqualTo(5);
    }

    @Test
    void inputsAreTextsOrTokens() {
        assertThat(TokenEstimate.ofInput(json("\"12345\""))).isEqualTo(2);
        assertThat(TokenEstimate.ofInput(json("[\"1234\",\"1\"]"))).isEqualTo(2);
        assertThat(TokenEstimate.ofInput(json("[1,2,3]"))).isEqualTo(3);
        assertThat(TokenEstimate.ofInput(json("[[1,2],[3]]"))).isEqualTo(3);
    }
}
