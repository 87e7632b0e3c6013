package ai.agumbe.data.provider.google;

import ai.agumbe.data.chat.Prompt;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes a chat prompt as Vertex takes it: as the Gemini API does, but calls of functions have no ids and go by their order. */
final class VertexRequest {
    private VertexRequest() {}

    static ObjectNode of(Prompt prompt, String model) {
        ObjectNode request = GoogleRequest.of(prompt, model);
        for (JsonNode content : request.path("contents")) {
            for (JsonNode part : content.path("parts")) {
                withoutId(part.path("functionCall"));
                withoutId(part.path("functionResponse"));
            }
        }
        return request;
    }

    private static void withoutId(JsonNode call) {
        if (call instanceof ObjectNode object) {
            object.remove("id");
        }
    }
}
