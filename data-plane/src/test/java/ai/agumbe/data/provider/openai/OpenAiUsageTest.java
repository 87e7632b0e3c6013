package ai.agumbe.data.provider.openai;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.data.json.Json;
import ai.agumbe.model.money.Tokens;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class OpenAiUsageTest {
    private static JsonNode usage(String members) {
        return Json.readObject(("{" + members + "}").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void bucketsAreDisjoint() {
        JsonNode told =
                usage("\"prompt_tokens\":100,\"completion_tokens\":50,\"prompt_tokens_details\":{\"cached_tokens\":40},"
                        + "\"completion_tokens_details\":{\"reasoning_tokens\":20}");

        assertThat(OpenAiUsage.read(told)).contains(new Tokens(60, 40, 0, 0, 30, 20));
    }

    @Test
    void partsAreNeverLargerThanTheWholeNorNegative() {
        JsonNode told =
                usage("\"prompt_tokens\":10,\"completion_tokens\":5,\"prompt_tokens_details\":{\"cached_tokens\":40},"
                        + "\"completion_tokens_details\":{\"reasoning_tokens\":-7}");

        assertThat(OpenAiUsage.read(told)).contains(new Tokens(0, 10, 0, 0, 5, 0));
        assertThat(OpenAiUsage.read(usage("\"prompt_tokens\":4,\"prompt_tokens_details\":null")))
                .contains(Tokens.of(4, 0));
    }

    @Test
    void whatMakesNoSenseIsNothing() {
        for (String members : new String[] {
            "",
            "\"prompt_tokens\":-1",
            "\"prompt_tokens\":\"7\"",
            "\"prompt_tokens\":100000001",
            "\"prompt_tokens\":1,\"completion_tokens\":9000000000000000000",
            "\"prompt_tokens\":99999999999999999999999"
        }) {
            assertThat(OpenAiUsage.read(usage(members))).as(members).isEmpty();
        }
        assertThat(OpenAiUsage.read(usage("\"usage\":null").path("usage"))).isEmpty();
    }
}
