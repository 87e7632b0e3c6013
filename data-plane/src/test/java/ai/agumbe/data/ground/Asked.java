package ai.agumbe.data.ground;

import ai.agumbe.data.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * One request that a fake provider got.
 *
 * @param connection the how manieth connection brought it
 */
public record Asked(int connection, String path, Map<String, String> headers, String text) {
    public ObjectNode json() {
        return Json.readObject(text.getBytes(StandardCharsets.UTF_8));
    }
}
