package ai.agumbe.data.provider;

import ai.agumbe.data.json.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * How every object of one answer begins.
 *
 * @param created in seconds since 1970
 */
public record ChatHead(String id, long created, String model) {
    ObjectNode open(String object) {
        return Json.object()
                .put("id", id)
                .put("object", object)
                .put("created", created)
                .put("model", model);
    }
}
