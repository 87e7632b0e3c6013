package ai.agumbe.model.payload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

/** What was cut can be read as far as it goes, wherever that was. */
class MendedJsonTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WHOLE =
            "{\"model\":\"m\", \"n\" : -1.5e3,\"ok\":true,\"no\":null,\"messages\":[{\"role\":\"user\",\"content\":"
                    + "\"a \\\"b\\\" \\u00e4\\ud83d\\ude00 {[,:\"},[1,22,[]],{}],\"last\":\"end\\\\\"}";

    @Test
    void everyCutIsReadAsFarAsItGoes() throws JsonProcessingException {
        JsonNode whole = JSON.readTree(WHOLE);
        for (int end = 1; end < WHOLE.length(); end++) {
            JsonNode part = JSON.readTree(MendedJson.of(WHOLE.substring(0, end)));

            assertThat(isBeginning(part, whole)).as(WHOLE.substring(0, end)).isTrue();
        }
    }

    @Test
    void whatIsWholeStaysAsItIs() {
        assertThat(MendedJson.of(WHOLE)).isEqualTo(WHOLE);
        assertThat(MendedJson.of("")).isEmpty();
    }

    @Test
    void noCharacterOfATextThatIsThereIsLost() throws JsonProcessingException {
        String cut = WHOLE.substring(0, WHOLE.indexOf("{[,:") + 2);

        JsonNode content =
                JSON.readTree(MendedJson.of(cut)).path("messages").path(0).path("content");

        assertThat(content.textValue()).isEqualTo("a \"b\" ä😀 {[");
    }

    private static boolean isBeginning(JsonNode part, JsonNode whole) {
        if (part.isObject()) {
            return part.properties().stream()
                    .allMatch(member ->
                            member.getValue().isNull() || isBeginning(member.getValue(), whole.path(member.getKey())));
        }
        if (part.isArray()) {
            boolean all = part.size() <= whole.size();
            for (int i = 0; i < part.size(); i++) {
                all &= isBeginning(part.get(i), whole.path(i));
            }
            return all;
        }
        return part.isTextual() ? whole.asText().startsWith(part.textValue()) : part.equals(whole);
    }
}
