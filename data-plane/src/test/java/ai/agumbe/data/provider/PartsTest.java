package ai.agumbe.data.provider;

import static org.assertj.core.api.Assertions.assertThat;

import ai.agumbe.data.json.Json;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartsTest {
    /** Providers know one name for each type, and no parameters. */
    @ParameterizedTest
    @CsvSource({
        "data:image/png;base64, image/png",
        "data:image/jpg;base64, image/jpeg",
        "data:IMAGE/JPEG;base64, image/jpeg",
        "data:application/pdf;name=a.pdf;base64, application/pdf",
        "data:text/plain;charset=utf-8;base64, text/plain"
    })
    void namesTypesAsTheStandardDoes(String head, String type) {
        ArrayNode content = Json.object().putArray("content");
        content.addObject().put("type", "image_url").putObject("image_url").put("url", head + ",AA==");

        List<Part> parts = Parts.of(content, "messages[0].content");

        assertThat(parts).containsExactly(new Part.Media("messages[0].content[0].image_url.url", type, "AA==", null));
    }
}
